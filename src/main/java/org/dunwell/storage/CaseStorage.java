package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Treatment;
import org.dunwell.ledger.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Collection cases and the invoices they took in. */
@Repository
class CaseStorage implements CollectionCases {

    private static final String SELECT = "select * from collection_case ";

    private final JdbcClient sql;

    CaseStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public CollectionCase get(String number) {
        return find(number).orElseThrow(() -> new NoSuchElementException("There is no case " + number));
    }

    @Override
    public CollectionCase get(long caseId) {
        return sql.sql(SELECT + "where case_id = ?").param(caseId).query(CaseStorage::row).single();
    }

    @Override
    public Optional<CollectionCase> find(String number) {
        return sql.sql(SELECT + "where case_number = ?").param(number).query(CaseStorage::row).optional();
    }

    @Override
    public List<CollectionCase> findAll(Collection<String> numbers) {
        return Many.ask(numbers, some -> sql.sql(SELECT + "where case_number in (:numbers)").param("numbers", some).query(CaseStorage::row).list());
    }

    @Override
    public Optional<CollectionCase> running(long accountId) {
        return sql.sql(SELECT + "where running_account = ?").param(accountId).query(CaseStorage::row).optional();
    }

    @Override
    public Optional<CollectionCase> latest(long accountId) {
        return sql.sql(SELECT + "where account_id = ? order by case_id desc fetch first 1 rows only")
                .param(accountId).query(CaseStorage::row).optional();
    }

    @Override
    public List<CollectionCase> ofCustomer(String customerId) {
        return sql.sql(SELECT + "where customer_id = ? order by case_id desc").param(customerId).query(CaseStorage::row).list();
    }

    @Override
    public List<CollectionCase> search(String customerId, Boolean running, int offset, int limit) {
        return sql.sql(SELECT + """
                        where (cast(:customer as varchar) is null or customer_id = :customer)
                          and (cast(:running as boolean) is null or (running_account is not null) = :running)
                        order by case_id desc offset :offset rows fetch first :limit rows only""")
                .param("customer", customerId).param("running", running).param("offset", offset).param("limit", limit)
                .query(CaseStorage::row).list();
    }

    @Override
    public CollectionCase open(Account account, Instant now, int year) {
        long next = sql.sql("select nextval('case_number_sequence')").query(Long.class).single();
        String number = "C-%d-%06d".formatted(year, next);
        sql.sql("""
                        insert into collection_case (case_number, account_id, customer_id, running_number, running_account, opened_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(number, account.id(), account.customerId(), number, account.id(), Utc.of(now)).update();
        return get(number);
    }

    @Override
    public void started(long caseId, String processInstanceId) {
        sql.sql("update collection_case set process_instance_id = ? where case_id = ?").params(processInstanceId, caseId).update();
    }

    @Override
    public void treated(long caseId, Treatment treatment) {
        sql.sql("""
                        update collection_case set treatment = ?, reminder_tone = ?, visit_planned = ?, attempts_per_collector = ?,
                          collectors_to_try = ?, promises_allowed = ?, education_item = ?, next_items_in_thanks = ? where case_id = ?""")
                .params(treatment.name(), treatment.reminderTone(), treatment.visitPlanned(), treatment.attemptsPerCollector(),
                        treatment.collectorsToTry(), treatment.promisesAllowed(), treatment.educationItem(), treatment.nextItemsInThanks(), caseId).update();
    }

    @Override
    public void chases(long caseId, Long invoiceId) {
        sql.sql("update collection_case set chased_invoice = ? where case_id = ?").params(invoiceId, caseId).update();
    }

    @Override
    public void collectorIs(long caseId, String userId) {
        sql.sql("update collection_case set collector = ? where case_id = ?").params(userId, caseId).update();
    }

    @Override
    public void paused(long caseId, Instant since) {
        sql.sql("update collection_case set paused_at = ? where case_id = ?").params(Utc.of(since), caseId).update();
    }

    @Override
    public void lettersCountFrom(long caseId, Instant moment) {
        sql.sql("update collection_case set letters_count_from = ? where case_id = ?").params(Utc.of(moment), caseId).update();
    }

    @Override
    public void stoodAt(long caseId, String activity) {
        sql.sql("update collection_case set last_activity = ? where case_id = ?").params(activity, caseId).update();
    }

    @Override
    public void closesWith(long caseId, String closeCode) {
        sql.sql("update collection_case set close_code = ? where case_id = ?").params(closeCode, caseId).update();
    }

    @Override
    public void ended(long caseId, Instant at, String ending) {
        sql.sql("""
                        update collection_case set ended_at = ?, ending = ?, close_code = coalesce(close_code, ?), paused_at = null,
                          running_number = null, running_account = null where case_id = ?""")
                .params(Utc.of(at), ending, ending, caseId).update();
    }

    @Override
    public void reopened(long caseId) {
        sql.sql("""
                        update collection_case set ended_at = null, ending = null, close_code = null,
                          running_number = case_number, running_account = account_id where case_id = ?""")
                .param(caseId).update();
    }

    @Override
    public Optional<String> lastActivity(long caseId) {
        return sql.sql("select last_activity from collection_case where case_id = ? and last_activity is not null")
                .param(caseId).query(String.class).optional();
    }

    @Override
    public int nextCalledProcess(long caseId) {
        sql.sql("update collection_case set called_processes = called_processes + 1 where case_id = ?").param(caseId).update();
        return sql.sql("select called_processes from collection_case where case_id = ?").param(caseId).query(Integer.class).single();
    }

    @Override
    public void takeIn(long caseId, Collection<Long> invoiceIds, LocalDate today) {
        for (Long invoiceId : invoiceIds) {
            sql.sql("""
                            insert into case_invoice (case_id, invoice_id, since)
                            select c.case_id, i.invoice_id, :today from collection_case c, invoice i
                            where c.case_id = :case and i.invoice_id = :invoice
                              and not exists (select 1 from case_invoice where case_id = :case and invoice_id = :invoice)""")
                    .param("case", caseId).param("invoice", invoiceId).param("today", today).update();
        }
    }

    @Override
    public Optional<LocalDate> inHouseSince(long caseId, long invoiceId) {
        return sql.sql("select since from case_invoice where case_id = ? and invoice_id = ?").params(caseId, invoiceId)
                .query(LocalDate.class).optional();
    }

    private static CollectionCase row(ResultSet row, int number) throws SQLException {
        String treatment = row.getString("treatment");
        return new CollectionCase(row.getLong("case_id"), row.getString("case_number"), row.getLong("account_id"),
                row.getString("customer_id"), row.getString("process_instance_id"),
                treatment == null ? null : new Treatment(treatment, row.getString("reminder_tone"), row.getBoolean("visit_planned"),
                        row.getInt("attempts_per_collector"), row.getInt("collectors_to_try"), row.getInt("promises_allowed"),
                        row.getString("education_item"), row.getBoolean("next_items_in_thanks")),
                row.getString("collector"), Utc.number(row, "chased_invoice"), Utc.instant(row, "letters_count_from"),
                Utc.instant(row, "paused_at"), Utc.instant(row, "opened_at"), Utc.instant(row, "ended_at"), row.getString("ending"),
                row.getString("close_code"));
    }
}
