package org.dunwell.storage;

import java.util.Optional;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.Batch;
import org.dunwell.bank.Batches;
import org.dunwell.bank.Receipt;
import org.dunwell.ledger.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The columns of table bank_entry that say what stands for what. */
@Repository
class BatchStorage implements Batches {

    private final JdbcClient sql;

    BatchStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void isSum(long receiptId, Money amount, String batch) {
        sql.sql("update bank_entry set is_sum = true, batch = :batch, batch_amount = :amount where bank_entry_id = :id")
                .param("batch", batch).param("amount", amount.amount()).param("id", receiptId).update();
    }

    @Override
    public void isPart(long receiptId, Batch batch) {
        sql.sql("update bank_entry set batch = :batch, batch_amount = :amount where bank_entry_id = :id")
                .param("batch", batch.key()).param("amount", batch.amount().amount()).param("id", receiptId).update();
    }

    @Override
    public boolean isToldOneByOne(String batch) {
        return sql.sql("select count(*) from bank_entry where batch = :batch and is_sum = false").param("batch", batch).query(Integer.class).single() > 0;
    }

    @Override
    public Optional<String> oneByOne(BankEntry sum) {
        return sql.sql("""
                select b.batch from bank_entry b
                where b.batch_amount = :amount and b.booked_on = :bookedOn and b.is_sum = false and b.currency = :currency and b.bank_account = :bankAccount
                  and not exists (select 1 from bank_entry s where s.batch = b.batch and s.is_sum = true)
                order by b.bank_entry_id
                fetch first 1 rows only""")
                .param("amount", sum.amount().amount()).param("bookedOn", sum.bookedOn()).param("currency", sum.amount().currency().getCurrencyCode())
                .param("bankAccount", sum.bankAccount()).query(String.class).optional();
    }

    @Override
    public Optional<Receipt> sumOf(BankEntry part, Batch batch) {
        Optional<Receipt> named = sql.sql("""
                select * from bank_entry
                where once_key = :batch and once_key <> :part or batch = :batch and is_sum = true
                order by bank_entry_id
                fetch first 1 rows only
                for update""")
                .param("batch", batch.key()).param("part", part.onceKey()).query(BankEntryStorage::receipt).optional();
        return named.isPresent() ? named : sql.sql("""
                select * from bank_entry
                where batch_amount = :amount and booked_on = :bookedOn and is_sum = true and batch is null and currency = :currency
                  and bank_account = :bankAccount
                order by case when state in ('taken', 'toMatch') then 0 else 1 end, bank_entry_id
                fetch first 1 rows only
                for update""")
                .param("amount", batch.amount().amount()).param("bookedOn", part.bookedOn()).param("currency", batch.amount().currency().getCurrencyCode())
                .param("bankAccount", part.bankAccount()).query(BankEntryStorage::receipt).optional();
    }
}
