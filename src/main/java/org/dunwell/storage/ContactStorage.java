package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.LoggedContact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contact log. */
@Repository
class ContactStorage implements ContactLog {

    /** Calls after the last one that brought headway. */
    private static final String FRUITLESS = """
            from contact where case_id = :case and channel = 'phone' and direction = 'outbound' and headway = false
              and contact_id > (select coalesce(max(contact_id), 0) from contact where case_id = :case and headway = true)""";

    private final JdbcClient sql;

    ContactStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean note(ContactNote contact) {
        return sql.sql("""
                        insert into contact (case_id, customer_id, happened_at, direction, channel, who, step, result, reason, headway, note,
                          answers, once_key, rule, message_id)
                        select :case, customer_id, :at, :direction, :channel, :who, :step, :result, :reason, :headway, :note, :answers, :once, :rule, :message
                        from customer where customer_id = :customer
                          and not exists (select 1 from contact where once_key = :once)""")
                .param("case", contact.caseId()).param("at", Utc.of(contact.happenedAt())).param("direction", contact.direction())
                .param("channel", contact.channel()).param("who", contact.who()).param("step", contact.step())
                .param("result", contact.result()).param("reason", contact.reason()).param("headway", contact.headway())
                .param("note", contact.note()).param("answers", contact.answers()).param("once", contact.onceKey())
                .param("rule", contact.rule()).param("message", contact.messageId()).param("customer", contact.customerId())
                .update() == 1;
    }

    @Override
    public List<ContactNote> ofCase(long caseId) {
        return sql.sql("select * from contact where case_id = ? order by contact_id").param(caseId).query(ContactStorage::note).list();
    }

    @Override
    public List<ContactNote> outboundSince(String customerId, Instant since) {
        return sql.sql("""
                        select * from contact c where customer_id = :customer and direction = 'outbound' and happened_at >= :since
                          and not exists (select 1 from contact b where b.once_key = concat('bounced:', c.once_key))
                        order by contact_id""")
                .param("customer", customerId).param("since", Utc.of(since)).query(ContactStorage::note).list();
    }

    @Override
    public List<LoggedContact> ofCustomer(String customerId, int most) {
        return sql.sql("""
                        select c.*, k.case_number, m.purpose, m.template, m.tone, m.recipient, m.subject, m.body_text
                        from contact c left join collection_case k on k.case_id = c.case_id left join message m on m.message_id = c.message_id
                        where c.customer_id = :customer order by c.happened_at desc, c.contact_id desc fetch first :most rows only""")
                .param("customer", customerId).param("most", most)
                .query((row, number) -> new LoggedContact(note(row, number), row.getString("case_number"), row.getString("purpose"), row.getString("template"),
                        row.getString("tone"), row.getString("recipient"), row.getString("subject"), row.getString("body_text")))
                .list();
    }

    @Override
    public boolean isNoted(String onceKey) {
        return sql.sql("select count(*) from contact where once_key = ?").param(onceKey).query(Integer.class).single() > 0;
    }

    @Override
    public int inboundSince(String customerId, String channel, Instant since) {
        return sql.sql("""
                        select count(*) from contact
                        where customer_id = :customer and direction = 'inbound' and channel = :channel and happened_at >= :since""")
                .param("customer", customerId).param("channel", channel).param("since", Utc.of(since)).query(Integer.class).single();
    }

    private static ContactNote note(ResultSet row, int number) throws SQLException {
        return new ContactNote(Utc.number(row, "case_id"), row.getString("customer_id"), Utc.instant(row, "happened_at"), row.getString("direction"),
                row.getString("channel"), row.getString("who"), row.getString("step"), row.getString("result"), row.getString("reason"),
                row.getObject("headway", Boolean.class), row.getString("note"), row.getString("answers"), row.getString("once_key"),
                row.getString("rule"), row.getString("message_id"));
    }

    @Override
    public int callsWithoutHeadway(long caseId, String who) {
        return sql.sql("select count(*) " + FRUITLESS + " and who = :who").param("case", caseId).param("who", who)
                .query(Integer.class).single();
    }

    @Override
    public Set<String> triedBy(long caseId) {
        return sql.sql("select distinct who " + FRUITLESS).param("case", caseId).query(String.class).stream().collect(Collectors.toSet());
    }
}
