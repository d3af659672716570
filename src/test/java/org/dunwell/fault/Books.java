package org.dunwell.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looks into the database and the outbox for what was lost, doubled or got stuck. Nothing else runs meanwhile. */
final class Books implements AutoCloseable {

    private static final int LENGTH_OF_AN_ID = 36;
    private static final String MESSAGES = "select message_id from message where state = 'HANDED_OVER' and channel = ";
    /** Things of which there must be one, as "what, group by". */
    private static final Map<String, String> ONCE = Map.of(
            "an invoice loaded twice", "select account_id, number from invoice group by account_id, number having count(*) > 1",
            "a payment booked twice", "select once_key from ledger_entry group by once_key having count(*) > 1",
            "a reminder repeated", """
                    select m.account_id, m.purpose from message m where m.state = 'HANDED_OVER' and m.purpose in ('friendlyReminder', 'firmReminder')
                    group by m.account_id, m.purpose having count(*) > 1""",
            "thanks repeated", "select case_id from message where state = 'HANDED_OVER' and purpose = 'thanks' group by case_id having count(*) > 1",
            "a second fee for an invoice", "select charged_on_invoice from invoice where kind = 'fee' group by charged_on_invoice having count(*) > 1",
            "a contact noted twice", "select once_key from contact where once_key is not null group by once_key having count(*) > 1",
            "a placement told twice", "select placement_id, kind from agency_record group by placement_id, kind having count(*) > 1",
            "two open cases of one account", "select account_id from collection_case where ended_at is null group by account_id having count(*) > 1");

    private final SingleConnectionDataSource database;
    private final JdbcClient sql;
    private final Path outbox;

    Books(String url, String user, String password, Path outbox) {
        this.database = new SingleConnectionDataSource(url, user, password, true);
        this.sql = JdbcClient.create(database);
        this.outbox = outbox;
    }

    /** A file of H2 belongs to one process at a time. */
    @Override
    public void close() {
        database.destroy();
    }

    void cutEverybodyElseOff() {
        sql.sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()").query().listOfRows();
    }

    long count(String query) {
        return sql.sql("select count(*) from " + query).query(Long.class).single();
    }

    /** Holds at any moment, also just after a kill. */
    List<String> neverWrong(Traffic traffic, List<String> accepted) {
        List<String> wrong = new ArrayList<>();
        ONCE.forEach((what, query) -> sql.sql(query).query((row, number) -> what + ": " + row.getString(1)).list().forEach(wrong::add));
        missing("an acknowledged invoice was lost", traffic.loaded, "select number from invoice where kind = 'invoice'", wrong);
        missing("an acknowledged payment was lost", traffic.paid.keySet(),
                "select substring(once_key from 13) from ledger_entry where once_key like 'payment/api/%'", wrong);
        surplus("a payment that nobody sent", traffic.sentPayments.keySet(),
                "select substring(once_key from 13) from ledger_entry where once_key like 'payment/api/%'", wrong);
        List<String> noted = sql.sql("select note from contact where channel = 'phone'").query(String.class).list();
        traffic.calls.stream().filter(call -> !noted.contains(call)).forEach(call -> wrong.add("an acknowledged call was lost: " + call));
        noted.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).forEach((call, times) -> {
            if (times > 1) {
                wrong.add("a call recorded twice: " + call);
            }
        });
        sql.sql("""
                        select a.customer_id from account a
                        where (select coalesce(sum(e.amount), 0) from ledger_entry e where e.account_id = a.account_id)
                           <> (select coalesce(sum(i.open_amount), 0) from invoice i where i.account_id = a.account_id) - a.credit""")
                .query(String.class).list().forEach(customer -> wrong.add("the books of a customer do not balance: " + customer));
        Set<String> taken = accepted.stream().map(id -> id.substring(0, LENGTH_OF_AN_ID)).collect(Collectors.toSet());
        sql.sql(MESSAGES + "'EMAIL'").query(String.class).list().stream().filter(id -> !taken.contains(id))
                .forEach(id -> wrong.add("a mail counts as handed over that the server never took: " + id));
        Set<String> printed = files("letters");
        sql.sql(MESSAGES + "'LETTER'").query(String.class).list().stream().filter(id -> printed.stream().noneMatch(file -> file.contains(id)))
                .forEach(id -> wrong.add("a letter counts as handed over that was never printed: " + id));
        sql.sql("""
                        select m.message_id from message m where m.state = 'HANDED_OVER'
                          and not exists (select 1 from contact c where c.once_key = concat('message:', m.message_id))""")
                .query(String.class).list().forEach(id -> wrong.add("a message left without a word in the contact log: " + id));
        sql.sql("select p.placement_id from placement p where p.placed_on is not null and not exists (select 1 from agency_record r where r.placement_id = p.placement_id)")
                .query(String.class).list().forEach(id -> wrong.add("a placement that no agency is told of: " + id));
        return wrong;
    }

    /** Holds once everything that was due has run. */
    List<String> nothingLeft(Traffic traffic) {
        List<String> left = new ArrayList<>();
        sql.sql("select message_id from message where state = 'WRITTEN'").query(String.class).list().forEach(id -> left.add("a message that was never handed over: " + id));
        sql.sql("""
                        select c.case_number from collection_case c where c.running_number is not null
                          and not exists (select 1 from act_ru_execution e where e.proc_inst_id_ = c.process_instance_id)""")
                .query(String.class).list().forEach(number -> left.add("a case without a process: " + number));
        sql.sql("""
                        select c.case_number from collection_case c where c.running_number is not null
                          and not exists (select 1 from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.proc_inst_id_ where e.root_proc_inst_id_ = c.process_instance_id)
                          and not exists (select 1 from act_ru_execution e join act_ru_job j on j.process_instance_id_ = e.proc_inst_id_
                                          where e.root_proc_inst_id_ = c.process_instance_id)""")
                .query(String.class).list().forEach(number -> left.add("a case with nothing left to do: " + number));
        sql.sql("select process_instance_id_ from act_ru_job where retries_ = 0").query(String.class).list().forEach(id -> left.add("a job that failed for good: " + id));
        sql.sql("select news_id from case_news where told_at is null").query(String.class).list().forEach(id -> left.add("news that was never told: " + id));
        sql.sql("select record_id from agency_record where file_id is null and withdrawn_at is null").query(String.class).list()
                .forEach(id -> left.add("an agency record in no file: " + id));
        sql.sql("select file_name from agency_file where handed_over_at is null").query(String.class).list().forEach(name -> left.add("an agency file in no folder: " + name));
        sql.sql("""
                        select i.number from invoice i where i.kind = 'invoice' and i.open_amount > 0
                          and not exists (select 1 from collection_case c where c.account_id = i.account_id)""")
                .query(String.class).list().forEach(number -> left.add("an overdue invoice without a case: " + number));
        return left;
    }

    /** Jobs that failed for good get one more try, as in Cockpit. @return how many there were */
    int operatorRetries() {
        return sql.sql("update act_ru_job set retries_ = 1, duedate_ = null where retries_ = 0").update();
    }

    Set<String> files(String below) {
        Path folder = outbox.resolve(below);
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void missing(String what, Set<String> expected, String query, List<String> wrong) {
        Set<String> there = new HashSet<>(sql.sql(query).query(String.class).list());
        expected.stream().filter(one -> !there.contains(one)).forEach(one -> wrong.add(what + ": " + one));
    }

    private void surplus(String what, Set<String> allowed, String query, List<String> wrong) {
        sql.sql(query).query(String.class).list().stream().filter(one -> !allowed.contains(one)).forEach(one -> wrong.add(what + ": " + one));
    }
}
