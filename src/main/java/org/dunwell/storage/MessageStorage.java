package org.dunwell.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.message.Channel;
import org.dunwell.message.Message;
import org.dunwell.message.MessageText;
import org.dunwell.message.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages with their texts, and the invoices that each one names. */
@Repository
class MessageStorage implements Messages {

    private static final String SELECT = "select m.*, a.currency from message m join account a on a.account_id = m.account_id ";

    private static final String NAMED =
            "select i.message_id, i.invoice_id from message_invoice i join invoice on invoice.invoice_id = i.invoice_id ";

    private final JdbcClient sql;

    MessageStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Message> find(String messageId) {
        return sql.sql(SELECT + "where m.message_id = ?").param(messageId).query(this::row).optional();
    }

    @Override
    public Optional<Message> findByOnceKey(String onceKey) {
        return sql.sql(SELECT + "where m.once_key = ?").param(onceKey).query(this::row).optional();
    }

    @Override
    public List<Message> ofCase(long caseId) {
        Map<String, List<Long>> named = new HashMap<>();
        sql.sql(NAMED + "where i.message_id in (select message_id from message where case_id = ?) order by invoice.due_on, i.invoice_id").param(caseId)
                .query((row, number) -> named.computeIfAbsent(row.getString("message_id"), id -> new ArrayList<>()).add(row.getLong("invoice_id"))).list();
        return sql.sql(SELECT + "where m.case_id = ? order by m.written_at, m.message_id").param(caseId)
                .query((row, number) -> row(row, named.getOrDefault(row.getString("message_id"), List.of()))).list();
    }

    @Override
    public List<Message> notices(long accountId, Instant since, int most) {
        return sql.sql(SELECT + """
                        where m.account_id = ? and m.channel = 'PORTAL' and m.state = 'HANDED_OVER' and m.handed_over_at >= ?
                        order by m.handed_over_at desc, m.message_id fetch first ? rows only""")
                .params(accountId, Utc.of(since), most).query(this::row).list();
    }

    @Override
    public List<Message> naming(long invoiceId, long caseId) {
        return sql.sql(SELECT + """
                        where m.case_id = ? and m.state <> 'WITHDRAWN'
                          and exists (select 1 from message_invoice i where i.message_id = m.message_id and i.invoice_id = ?)
                        order by m.written_at, m.message_id""")
                .params(caseId, invoiceId).query(this::row).list();
    }

    @Override
    public void add(Message message) {
        sql.sql("""
                        insert into message (message_id, case_id, account_id, customer_id, step, purpose, tone, ref, channels, channel, language, recipient,
                                             subject, body_text, body_html, owed, state, state_reason, template, template_version, article, written_at, handed_over_at, once_key)
                        values (:id, :caseId, :accountId, :customerId, :step, :purpose, :tone, :ref, :channels, :channel, :language, :recipient,
                                :subject, :text, :html, :owed, :state, :stateReason, :template, :version, :article, :writtenAt, :handedOverAt, :onceKey)""")
                .params(values(message))
                .update();
        addInvoices(message);
    }

    @Override
    public void save(Message message) {
        sql.sql("""
                        update message set channel = :channel, language = :language, recipient = :recipient, subject = :subject,
                               body_text = :text, body_html = :html, owed = :owed, state = :state, state_reason = :stateReason,
                               template = :template, template_version = :version, article = :article, handed_over_at = :handedOverAt
                        where message_id = :id""")
                .params(values(message))
                .update();
        if (!invoiceIds(message.id()).equals(message.invoiceIds())) {
            sql.sql("delete from message_invoice where message_id = ?").param(message.id()).update();
            addInvoices(message);
        }
    }

    @Override
    public Optional<Message> newest(long caseId, String purpose, long invoiceId, Instant since, String except) {
        return sql.sql(SELECT + """
                        where m.purpose = :purpose and m.state <> 'WITHDRAWN' and m.written_at >= :since and m.message_id <> :except
                          and (m.case_id = :caseId or m.purpose <> 'placementLetter')
                          and exists (select 1 from message_invoice i where i.message_id = m.message_id and i.invoice_id = :invoiceId)
                        order by m.written_at desc
                        fetch first 1 rows only""")
                .param("purpose", purpose)
                .param("since", Utc.of(since == null ? Instant.EPOCH : since))
                .param("except", except == null ? "" : except)
                .param("caseId", caseId)
                .param("invoiceId", invoiceId)
                .query(this::row).optional();
    }

    @Override
    public List<Invoice> itemsOf(Message message, Instant at) {
        return sql.sql("""
                        select i.invoice_id, i.account_id, i.number, i.issued_on, i.due_on, i.amount, i.subject, i.kind, i.charged_on_invoice, a.currency,
                               i.amount - coalesce((select sum(s.amount) from allocation s join ledger_entry e on e.entry_id = s.entry_id
                                                    where s.invoice_id = i.invoice_id and e.booked_at <= :at), 0) as open_amount
                        from invoice i join account a on a.account_id = i.account_id
                        where exists (select 1 from message_invoice m where m.message_id = :id and m.invoice_id in (i.invoice_id, i.charged_on_invoice))
                          and exists (select 1 from ledger_entry e where e.account_id = i.account_id and e.invoice_number = i.number and e.booked_at <= :at)
                        order by i.due_on, i.invoice_id""").param("at", Utc.of(at)).param("id", message.id())
                .query(InvoiceRow::read).list().stream().filter(item -> item.open().isPositive()).toList();
    }

    @Override
    public Optional<Message> pointingTo(long accountId, String article) {
        return sql.sql(SELECT + "where m.account_id = ? and m.article = ? and m.state = 'HANDED_OVER' order by m.handed_over_at desc fetch first 1 rows only")
                .params(accountId, article).query(this::row).optional();
    }

    private void addInvoices(Message message) {
        message.invoiceIds().forEach(invoice ->
                sql.sql("insert into message_invoice (message_id, invoice_id) values (?, ?)").params(message.id(), invoice).update());
    }

    private List<Long> invoiceIds(String messageId) {
        return sql.sql(NAMED + "where i.message_id = ? order by invoice.due_on, i.invoice_id").param(messageId)
                .query((row, number) -> row.getLong("invoice_id")).list();
    }

    private static Map<String, Object> values(Message message) {
        MessageText text = message.text();
        Map<String, Object> values = new HashMap<>();
        values.put("id", message.id());
        values.put("caseId", message.caseId());
        values.put("accountId", message.accountId());
        values.put("customerId", message.customerId());
        values.put("step", message.step());
        values.put("purpose", message.purpose());
        values.put("tone", message.tone());
        values.put("ref", message.reference());
        values.put("channels", message.channels().isEmpty() ? null : message.channels().stream().map(Channel::label).collect(Collectors.joining(", ")));
        values.put("channel", message.channel() == null ? null : message.channel().name());
        values.put("language", text == null ? null : text.language());
        values.put("recipient", message.recipient());
        values.put("subject", text == null ? null : text.subject());
        values.put("text", text == null ? null : text.text());
        values.put("html", text == null ? null : text.html());
        values.put("owed", message.owed() == null ? null : message.owed().amount());
        values.put("state", message.state().name());
        values.put("stateReason", message.stateReason());
        values.put("template", text == null ? null : text.template());
        values.put("version", text == null ? null : text.version());
        values.put("article", text == null ? null : text.article());
        values.put("writtenAt", Utc.of(message.writtenAt()));
        values.put("handedOverAt", Utc.of(message.handedOverAt()));
        values.put("onceKey", message.onceKey());
        return values;
    }

    private Message row(ResultSet row, int number) throws SQLException {
        return row(row, invoiceIds(row.getString("message_id")));
    }

    private static Message row(ResultSet row, List<Long> invoiceIds) throws SQLException {
        String channel = row.getString("channel");
        String channels = row.getString("channels");
        BigDecimal owed = row.getBigDecimal("owed");
        MessageText text = row.getString("body_text") == null ? null : new MessageText(row.getString("template"), row.getString("language"),
                row.getString("subject"), row.getString("body_text"), row.getString("body_html"), row.getString("template_version"), row.getString("article"));
        return new Message(row.getString("message_id"), Utc.number(row, "case_id"), row.getLong("account_id"), row.getString("customer_id"), row.getString("step"),
                row.getString("purpose"), row.getString("tone"), Utc.number(row, "ref"), channels == null ? List.of() : Channel.inOrder(channels), channel == null ? null : Channel.valueOf(channel),
                row.getString("recipient"), text, owed == null ? null : Money.rounded(owed, Currency.getInstance(row.getString("currency"))),
                invoiceIds, Message.State.valueOf(row.getString("state")), row.getString("state_reason"), Utc.instant(row, "written_at"),
                Utc.instant(row, "handed_over_at"), row.getString("once_key"));
    }
}
