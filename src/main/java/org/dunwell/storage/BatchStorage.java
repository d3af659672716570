package org.dunwell.storage;

import java.sql.Types;
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
    public void isSum(long receiptId, Money amount, String batch, long importId) {
        sql.sql("update bank_entry set is_sum = true, batch = :batch, batch_amount = :amount, told_in = :told where bank_entry_id = :id")
                .param("batch", batch).param("told", importId).param("amount", batch == null ? amount.amount() : null, Types.NUMERIC).param("id", receiptId).update();
        if (batch != null) {
            sql.sql("update bank_entry set batch_amount = null where batch = :batch").param("batch", batch).update();
        }
    }

    @Override
    public void isDivided(long receiptId, String batch) {
        sql.sql("update bank_entry set is_sum = true, batch = :batch, batch_amount = null where bank_entry_id = :id").param("batch", batch).param("id", receiptId)
                .update();
    }

    @Override
    public void isPart(long receiptId, Batch batch, boolean isSumTold, long importId) {
        sql.sql("update bank_entry set batch = :batch, batch_amount = :amount, told_in = :told where bank_entry_id = :id")
                .param("batch", batch.key()).param("told", importId).param("amount", isSumTold ? null : batch.amount().amount(), Types.NUMERIC).param("id", receiptId).update();
    }

    @Override
    public boolean isToldOneByOne(String batch) {
        return sql.sql("select count(*) from bank_entry where batch = :batch and is_sum = false").param("batch", batch).query(Integer.class).single() > 0;
    }

    @Override
    public Optional<String> oneByOne(BankEntry sum, long importId) {
        return sql.sql("""
                select batch from bank_entry
                where batch_amount = :amount and booked_on = :bookedOn and is_sum = false and currency = :currency and bank_account = :bankAccount
                  and told_in <> :told
                order by bank_entry_id
                fetch first 1 rows only""")
                .param("amount", sum.amount().amount()).param("bookedOn", sum.bookedOn()).param("currency", sum.amount().currency().getCurrencyCode())
                .param("bankAccount", sum.bankAccount()).param("told", importId).query(String.class).optional();
    }

    @Override
    public Optional<Receipt> sumOf(BankEntry part, Batch batch, long importId) {
        return named(part, batch).or(() -> sql.sql("""
                select * from bank_entry
                where batch_amount = :amount and booked_on = :bookedOn and is_sum = true and currency = :currency and bank_account = :bankAccount
                  and told_in <> :told
                order by case when state in ('taken', 'toMatch') then 0 else 1 end, bank_entry_id
                fetch first 1 rows only
                for update""")
                .param("amount", batch.amount().amount()).param("bookedOn", part.bookedOn()).param("currency", batch.amount().currency().getCurrencyCode())
                .param("bankAccount", part.bankAccount()).param("told", importId).query(BankEntryStorage::receipt).optional());
    }

    /** A batch of one payment bears the name of that payment, which was never told before. */
    private Optional<Receipt> named(BankEntry part, Batch batch) {
        if (batch.key().equals(part.onceKey())) {
            return Optional.empty();
        }
        return sql.sql("select * from bank_entry where once_key = :batch for update").param("batch", batch.key()).query(BankEntryStorage::receipt).optional()
                .or(() -> sql.sql("select * from bank_entry where batch = :batch and is_sum = true for update").param("batch", batch.key())
                        .query(BankEntryStorage::receipt).optional());
    }
}
