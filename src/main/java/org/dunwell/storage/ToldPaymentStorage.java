package org.dunwell.storage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dunwell.ledger.Entry;
import org.dunwell.ledger.ToldPayments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table payment_told_again. */
@Repository
class ToldPaymentStorage implements ToldPayments {

    private final JdbcClient sql;

    ToldPaymentStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Entry> byOthers(Collection<Long> accountIds, LocalDate from, LocalDate to, String source) {
        return Many.ask(accountIds, ids -> sql.sql(EntryStorage.ENTRY + """
                where e.account_id in (:accounts) and e.kind = 'payment' and e.value_date between :from and :to and e.source <> :source
                  and not exists (select 1 from ledger_entry r where r.reverses = e.entry_id)
                  and not exists (select 1 from payment_told_again t where t.entry_id = e.entry_id and t.source = :source)
                order by e.entry_id""")
                .param("accounts", ids).param("from", from).param("to", to).param("source", source).query(EntryStorage::entry).list());
    }

    @Override
    public void toldAgain(String onceKey, long entryId, String source) {
        sql.sql("insert into payment_told_again (once_key, entry_id, source) values (:onceKey, :entry, :source)")
                .param("onceKey", onceKey).param("entry", entryId).param("source", source).update();
    }

    @Override
    public Set<String> toldAgain(Collection<String> onceKeys) {
        return new HashSet<>(Many.ask(onceKeys, keys -> sql.sql("select once_key from payment_told_again where once_key in (:keys)")
                .param("keys", keys).query(String.class).list()));
    }

    @Override
    public void forget(String onceKey) {
        sql.sql("delete from payment_told_again where once_key = :onceKey").param("onceKey", onceKey).update();
    }

    @Override
    public void forgetAll(long entryId) {
        sql.sql("delete from payment_told_again where entry_id = :entry").param("entry", entryId).update();
    }
}
