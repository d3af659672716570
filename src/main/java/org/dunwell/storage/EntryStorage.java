package org.dunwell.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Credit;
import org.dunwell.ledger.Entries;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.ledger.Share;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Tables ledger_entry and allocation; keeps invoice.open_amount and account.credit in step with them. */
@Repository
class EntryStorage implements Entries {

    static final String ENTRY = "select e.*, a.currency from ledger_entry e join account a on a.account_id = e.account_id ";

    private final JdbcClient sql;

    EntryStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public OptionalLong add(Entry entry) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        int added = sql.sql("""
                insert into ledger_entry (account_id, kind, booked_at, value_date, amount, invoice_number, reference, source, once_key, reverses)
                select a.account_id, :kind, :bookedAt, :valueDate, :amount, :invoice, :reference, :source, :onceKey, :reverses from account a
                where a.account_id = :account
                  and not exists (select 1 from ledger_entry e where e.once_key = :onceKey)
                  and not exists (select 1 from ledger_entry e where e.reverses = :takenBack)""")
                .param("account", entry.accountId())
                .param("kind", word(entry.kind()))
                .param("bookedAt", Utc.of(entry.bookedAt()))
                .param("valueDate", entry.valueDate())
                .param("amount", entry.amount().amount())
                .param("invoice", entry.invoiceNumber())
                .param("reference", entry.reference())
                .param("source", entry.source())
                .param("onceKey", entry.onceKey())
                .param("reverses", entry.reverses())
                .param("takenBack", entry.reverses() == null ? 0 : entry.reverses())   // H2 walks through all nulls to compare with one
                .update(key, "entry_id");
        return added == 0 ? OptionalLong.empty() : OptionalLong.of(key.getKey().longValue());
    }

    @Override
    public Optional<Entry> find(String onceKey) {
        return sql.sql(ENTRY + "where e.once_key = :onceKey").param("onceKey", onceKey).query(EntryStorage::entry).optional();
    }

    @Override
    public Optional<Entry> find(long entryId) {
        return sql.sql(ENTRY + "where e.entry_id = :id").param("id", entryId).query(EntryStorage::entry).optional();
    }

    @Override
    public List<Entry> ofAccount(long accountId) {
        return sql.sql(ENTRY + "where e.account_id = :id order by e.entry_id").param("id", accountId).query(EntryStorage::entry).list();
    }

    @Override
    public void allocate(long entryId, Share share) {
        sql.sql("insert into allocation (entry_id, invoice_id, amount) values (:entry, :invoice, :amount)")
                .param("entry", entryId).param("invoice", share.invoiceId()).param("amount", share.amount().amount()).update();
        sql.sql("update invoice set open_amount = open_amount - :amount where invoice_id = :invoice")
                .param("invoice", share.invoiceId()).param("amount", share.amount().amount()).update();
    }

    @Override
    public List<Share> shares(Entry entry) {
        Currency currency = entry.amount().currency();
        return sql.sql("select invoice_id, sum(amount) as amount from allocation where entry_id = :id group by invoice_id order by invoice_id")
                .param("id", entry.id())
                .query((row, number) -> new Share(row.getLong("invoice_id"), new Money(row.getBigDecimal("amount"), currency))).list();
    }

    @Override
    public SortedMap<LocalDate, Money> closings(Invoice invoice) {
        SortedMap<LocalDate, Money> closings = new TreeMap<>();
        sql.sql("""
                select case when taken_back.value_date > e.value_date then taken_back.value_date else e.value_date end as since, s.amount
                from allocation s join ledger_entry e on e.entry_id = s.entry_id
                  left join ledger_entry taken_back on taken_back.entry_id = e.reverses
                where s.invoice_id = :id""")
                .param("id", invoice.id())
                .query(row -> {
                    closings.merge(Utc.day(row, "since"), new Money(row.getBigDecimal("amount"), invoice.amount().currency()), Money::plus);
                });
        return closings;
    }

    @Override
    public Money closed(Collection<Long> itemIds, Set<Entry.Kind> by, Currency currency) {
        return itemIds.isEmpty() ? Money.zero(currency) : new Money(sql.sql("""
                select coalesce(sum(s.amount), 0)
                from allocation s join ledger_entry e on e.entry_id = s.entry_id left join ledger_entry taken_back on taken_back.entry_id = e.reverses
                where s.invoice_id in (:items) and (e.kind in (:kinds) or taken_back.kind in (:kinds))""")
                .param("items", itemIds).param("kinds", by.stream().map(EntryStorage::word).toList()).query(BigDecimal.class).single(), currency);
    }

    @Override
    public List<Entry> standing(long accountId, String keyBeginning) {
        return sql.sql(ENTRY + """
                where e.account_id = :account and e.once_key like :beginning and e.amount < 0
                  and not exists (select 1 from ledger_entry r where r.reverses = e.entry_id)
                order by e.entry_id""")
                .param("account", accountId).param("beginning", keyBeginning + "%").query(EntryStorage::entry).list();
    }

    @Override
    public Money credit(Account account) {
        return sum(account, "select credit from account where account_id = :id");
    }

    @Override
    public void creditIs(Account account, Money credit) {
        sql.sql("update account set credit = :credit where account_id = :id")
                .param("id", account.id()).param("credit", credit.amount()).update();
    }

    @Override
    public List<Credit> credits(Account account) {
        return sql.sql("""
                select e.entry_id, -e.amount - coalesce(sum(a.amount), 0) as rest
                from ledger_entry e left join allocation a on a.entry_id = e.entry_id
                where e.account_id = :id and e.amount < 0
                  and not exists (select 1 from ledger_entry r where r.reverses = e.entry_id)
                group by e.entry_id, e.amount
                having -e.amount - coalesce(sum(a.amount), 0) > 0
                order by e.entry_id""")
                .param("id", account.id())
                .query((row, number) -> new Credit(row.getLong("entry_id"), new Money(row.getBigDecimal("rest"), account.currency())))
                        .list();
    }

    @Override
    public Money balance(Account account) {
        return sum(account, "select coalesce(sum(amount), 0) from ledger_entry where account_id = :id");
    }

    @Override
    public Money paid(Account account) {
        return sum(account, """
                select coalesce(-sum(e.amount), 0)
                from ledger_entry e left join ledger_entry taken_back on taken_back.entry_id = e.reverses
                where e.account_id = :id and (e.kind = 'payment' or taken_back.kind = 'payment')""");
    }

    private Money sum(Account account, String statement) {
        return new Money(sql.sql(statement).param("id", account.id()).query(BigDecimal.class).single(), account.currency());
    }

    static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getLong("entry_id"), row.getLong("account_id"), kind(row.getString("kind")), Utc.instant(row, "booked_at"),
                row.getObject("value_date", LocalDate.class),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getString("invoice_number"), row.getString("reference"), row.getString("source"), row.getString("once_key"),
                row.getObject("reverses", Long.class));
    }

    private static String word(Entry.Kind kind) {
        return switch (kind) {
            case INVOICE -> "invoice";
            case CREDIT_NOTE -> "creditNote";
            case PAYMENT -> "payment";
            case REVERSAL -> "reversal";
            case WAIVER -> "waiver";
            case WRITE_OFF -> "writeOff";
            case CHARGE -> "charge";
            case REFUND -> "refund";
        };
    }

    private static Entry.Kind kind(String word) {
        for (Entry.Kind kind : Entry.Kind.values()) {
            if (word(kind).equals(word)) {
                return kind;
            }
        }
        throw new IllegalStateException("No kind of entry is called " + word);
    }
}
