package org.dunwell.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.Receipt;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Tables bank_entry and known_payer. Texts longer than a column are cut: banks keep to their limits, other programs may not. */
@Repository
class BankEntryStorage implements BankEntries {

    private static final int CANDIDATES = 50;
    /** Direct debits are sent back up to thirteen months later. */
    private static final int RETURNABLE_DAYS = 400;

    private final JdbcClient sql;

    BankEntryStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public OptionalLong add(BankEntry entry, String source, Instant takenAt) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        // the casts tell PostgreSQL what a null in a select list is
        int added = sql.sql("""
                insert into bank_entry (once_key, source, place, creditor_id, bank_account, amount, currency, is_return, booked_on, value_date,
                  payer_name, payer_account, creditor_reference, end_to_end_id, remittance, bank_reference, return_reason, taken_at, state)
                select cast(:onceKey as varchar(200)), :source, cast(:place as varchar(200)), cast(:creditor as varchar(40)),
                  cast(:bankAccount as varchar(60)), cast(:amount as numeric(19,4)), :currency, cast(:isReturn as boolean),
                  cast(:bookedOn as date), cast(:valueDate as date), cast(:payerName as varchar(200)), cast(:payerAccount as varchar(60)),
                  cast(:creditorReference as varchar(60)), cast(:endToEndId as varchar(60)), cast(:remittance as varchar(2000)),
                  cast(:bankReference as varchar(60)), cast(:returnReason as varchar(200)), cast(:takenAt as timestamp), 'taken'
                where not exists (select 1 from bank_entry b where b.once_key = :onceKey)""")
                .param("onceKey", entry.onceKey())
                .param("source", cut(source, 60))
                .param("place", cut(entry.place(), 200))
                .param("creditor", entry.creditor())
                .param("bankAccount", cut(entry.bankAccount(), 60))
                .param("amount", entry.amount().amount())
                .param("currency", entry.amount().currency().getCurrencyCode())
                .param("isReturn", entry.isReturn())
                .param("bookedOn", entry.bookedOn())
                .param("valueDate", entry.valueDate() == null ? entry.bookedOn() : entry.valueDate())
                .param("payerName", cut(entry.payerName(), 200))
                .param("payerAccount", cut(entry.payerAccount(), 60))
                .param("creditorReference", cut(entry.creditorReference(), 60))
                .param("endToEndId", cut(entry.endToEndId(), 60))
                .param("remittance", cut(entry.text(), 2000))
                .param("bankReference", cut(entry.bankReference(), 60))
                .param("returnReason", cut(entry.returnReason(), 200))
                .param("takenAt", Utc.of(takenAt))
                .update(key, "bank_entry_id");
        return added == 0 ? OptionalLong.empty() : OptionalLong.of(key.getKey().longValue());
    }

    @Override
    public boolean isTold(String onceKey) {
        return sql.sql("select count(*) from bank_entry where once_key = :onceKey").param("onceKey", onceKey).query(Integer.class).single() > 0;
    }

    @Override
    public Optional<Receipt> find(long id) {
        return sql.sql("select * from bank_entry where bank_entry_id = :id").param("id", id).query(BankEntryStorage::receipt).optional();
    }

    @Override
    public Receipt lock(long id) {
        return sql.sql("select * from bank_entry where bank_entry_id = :id for update").param("id", id).query(BankEntryStorage::receipt).optional()
                .orElseThrow(() -> new NoSuchElementException("There is no bank entry " + id));
    }

    @Override
    public List<Receipt> list(Receipt.State state, int offset, int limit) {
        return sql.sql("select * from bank_entry" + (state == null ? "" : " where state = :state")
                + " order by bank_entry_id desc offset :offset rows fetch next :limit rows only")
                .param("state", state == null ? null : state.word()).param("offset", offset).param("limit", limit)
                .query(BankEntryStorage::receipt).list();
    }

    @Override
    public void stands(Receipt receipt) {
        sql.sql("""
                update bank_entry set state = :state, why = :why, confidence = :confidence, account_id = :account, booking_key = :bookingKey,
                  takes_back = :takesBack, bookings = :bookings, decided_by = :decidedBy, decided_at = :decidedAt
                where bank_entry_id = :id""")
                .param("state", receipt.state().word())
                .param("why", cut(receipt.why(), 1000))
                .param("confidence", receipt.confidence())
                .param("account", receipt.accountId())
                .param("bookingKey", receipt.bookingKey())
                .param("takesBack", receipt.takesBack())
                .param("bookings", receipt.bookings())
                .param("decidedBy", receipt.decidedBy())
                .param("decidedAt", Utc.of(receipt.decidedAt()))
                .param("id", receipt.id())
                .update();
    }

    @Override
    public List<Receipt> takenBackBy(BankEntry entry) {
        return sql.sql("""
                select b.* from bank_entry b
                where b.state in ('booked', 'samePayment') and b.amount = :amount and b.currency = :currency and b.takes_back is null
                  and (b.bank_account = :bankAccount or b.bank_account is null or cast(:bankAccount as varchar(60)) is null)
                  and not exists (select 1 from bank_entry r where r.takes_back = b.bank_entry_id and r.state = 'booked')
                order by b.bank_entry_id desc
                fetch first :most rows only""")
                .param("amount", entry.amount().amount().negate()).param("currency", entry.amount().currency().getCurrencyCode())
                .param("bankAccount", entry.bankAccount()).param("most", CANDIDATES)
                .query(BankEntryStorage::receipt).list();
    }

    @Override
    public List<Entry> otherPaymentsTakenBackBy(BankEntry entry, String creditor) {
        return sql.sql(EntryStorage.ENTRY + """
                where e.amount = :amount and e.kind = 'payment' and a.currency = :currency and e.value_date between :from and :to
                  and (a.creditor_id = :creditor or cast(:creditor as varchar(40)) is null)
                  and not exists (select 1 from ledger_entry r where r.reverses = e.entry_id)
                  and not exists (select 1 from bank_entry b where b.booking_key = e.once_key)
                order by e.entry_id desc
                fetch first :most rows only""")
                .param("amount", entry.amount().amount()).param("currency", entry.amount().currency().getCurrencyCode())
                .param("from", entry.valueDate().minusDays(RETURNABLE_DAYS)).param("to", entry.valueDate()).param("creditor", creditor)
                .param("most", CANDIDATES).query(EntryStorage::entry).list();
    }

    @Override
    public List<Receipt> sameAs(String bookingKey) {
        return sql.sql("select * from bank_entry where booking_key = :key and state = 'samePayment' order by bank_entry_id").param("key", bookingKey)
                .query(BankEntryStorage::receipt).list();
    }

    @Override
    public Set<Long> accountsOfEndToEndId(String endToEndId) {
        return new LinkedHashSet<>(sql.sql("""
                select distinct account_id from bank_entry
                where end_to_end_id = :id and state in ('booked', 'samePayment') and amount > 0 and account_id is not null order by account_id""")
                .param("id", endToEndId).query(Long.class).list());
    }

    @Override
    public Set<Long> accountsOfPayer(String payerAccount) {
        return new LinkedHashSet<>(sql.sql("select distinct account_id from known_payer where payer_account = :payer order by account_id")
                .param("payer", payerAccount).query(Long.class).list());
    }

    @Override
    public void learn(String payerAccount, long accountId, long receiptId) {
        sql.sql("""
                insert into known_payer (payer_account, account_id, bank_entry_id)
                select b.payer_account, a.account_id, b.bank_entry_id from bank_entry b, account a
                where b.bank_entry_id = :receipt and a.account_id = :account and b.payer_account = :payer
                  and not exists (select 1 from known_payer k
                    where k.payer_account = :payer and k.account_id = :account and k.bank_entry_id = :receipt)""")
                .param("receipt", receiptId).param("account", accountId).param("payer", payerAccount).update();
    }

    @Override
    public void forget(long receiptId) {
        sql.sql("delete from known_payer where bank_entry_id = :id").param("id", receiptId).update();
    }

    static Receipt receipt(ResultSet row, int number) throws SQLException {
        BigDecimal confidence = row.getBigDecimal("confidence");
        return new Receipt(row.getLong("bank_entry_id"),
                new BankEntry(row.getString("place"), 0, row.getString("creditor_id"), row.getString("bank_account"),
                        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))), row.getBoolean("is_return"),
                        Utc.day(row, "booked_on"), Utc.day(row, "value_date"), row.getString("payer_name"), row.getString("payer_account"),
                        row.getString("creditor_reference"), row.getString("end_to_end_id"), row.getString("remittance"),
                        row.getString("bank_reference"), row.getString("return_reason"), row.getString("once_key")),
                row.getString("source"), Utc.instant(row, "taken_at"), Receipt.State.named(row.getString("state")), row.getString("why"),
                confidence == null ? null : confidence.intValue(), Utc.number(row, "account_id"), row.getString("booking_key"),
                Utc.number(row, "takes_back"), row.getInt("bookings"), row.getString("decided_by"), Utc.instant(row, "decided_at"));
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
