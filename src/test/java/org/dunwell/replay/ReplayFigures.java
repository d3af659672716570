package org.dunwell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.calendar.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a replay came to, compared with the file itself. */
class ReplayFigures {

    private static final String DEMANDS = "('friendlyReminder', 'firmReminder', 'placementLetter')";

    private static final int WORKING_DAYS_TO_FIRST_REMINDER = 3;

    private final JdbcClient sql;
    private final WorkingDays workingDays;
    private final Map<String, List<Receivables.Line>> lines;

    ReplayFigures(JdbcClient sql, WorkingDays workingDays, Receivables file) {
        this.sql = sql;
        this.workingDays = workingDays;
        this.lines = file.lines().stream().collect(Collectors.groupingBy(Receivables.Line::customer));
    }

    long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    /** Every demand and every call task came at a moment when the file says that something was overdue and open. */
    void findsNobodyBotheredWithoutReason() {
        assertThat(without("select customer_id, written_at from message where state <> 'WITHDRAWN' and purpose in " + DEMANDS)).isEmpty();
        assertThat(without("select customer_id, handed_over_at from message where handed_over_at is not null and purpose in " + DEMANDS)).isEmpty();
        assertThat(without("""
                select c.customer_id, t.start_time_ from act_hi_taskinst t join collection_case c on c.process_instance_id = t.proc_inst_id_
                where t.task_def_key_ in ('callCustomer', 'negotiate')""")).isEmpty();
    }

    private List<String> without(String query) {
        return sql.sql(query).query((row, number) -> {
            LocalDateTime moment = row.getTimestamp(2).toLocalDateTime();
            boolean reason = lines.get(row.getString(1)).stream().anyMatch(line -> line.isOverdueAt(moment));
            return reason ? null : row.getString(1) + " on " + moment;
        }).list().stream().filter(Objects::nonNull).toList();
    }

    /** Cases without a first reminder although something of theirs was still open on the morning of its third working day overdue. */
    List<String> casesThatMissedTheirFirstReminder() {
        return sql.sql("""
                select case_number, customer_id, opened_at, ended_at from collection_case c where not exists
                  (select 1 from message m where m.case_id = c.case_id and m.purpose = 'friendlyReminder' and m.state = 'HANDED_OVER')""")
                .query((row, number) -> {
                    LocalDate opened = row.getTimestamp(3).toLocalDateTime().toLocalDate();
                    LocalDate ended = row.getTimestamp(4).toLocalDateTime().toLocalDate();
                    return lines.get(row.getString(2)).stream()
                            .filter(line -> line.due().isBefore(ended) && line.settled() != null && !line.settled().isBefore(opened))
                            .map(line -> workingDays.after(line.due(), WORKING_DAYS_TO_FIRST_REMINDER, "US"))
                            .anyMatch(remind -> !remind.isBefore(opened) && !remind.isAfter(ended)) ? row.getString(1) : null;
                }).list().stream().filter(Objects::nonNull).toList();
    }

    /** A case goes on to its next invoice with a first reminder of its own; it must name one that no earlier first reminder has named. */
    List<String> repeatedFirstReminders() {
        return sql.sql("""
                select m.message_id from message m where m.purpose = 'friendlyReminder' and m.state = 'HANDED_OVER' and not exists
                  (select 1 from message_invoice i where i.message_id = m.message_id and not exists
                    (select 1 from message e join message_invoice ei on ei.message_id = e.message_id
                     where ei.invoice_id = i.invoice_id and e.purpose = m.purpose and e.state = m.state and e.written_at < m.written_at))""")
                .query(String.class).list();
    }

    private Map<String, Long> by(String query) {
        return sql.sql(query).query((row, number) -> Map.entry(String.valueOf(row.getString(1)), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    @Override
    public String toString() {
        return "cases: " + count("select count(*) from collection_case")
                + "\nendings: " + by("select coalesce(ending, 'running'), count(*) from collection_case group by ending")
                + "\nmessages handed over: " + by("select purpose, count(*) from message where state = 'HANDED_OVER' group by purpose")
                + "\nmessages not handed over: " + by("select purpose || ' ' || state, count(*) from message where state <> 'HANDED_OVER' group by purpose, state")
                + "\ncalls: " + by("select result, count(*) from contact where channel = 'phone' group by result")
                + "\ntasks: " + by("select task_def_key_, count(*) from act_hi_taskinst group by task_def_key_")
                + "\nhand-overs to different staff: " + count("select count(*) from trail where what = 'reassigned'")
                + "\nplacements: " + by("select state, count(*) from placement group by state")
                + "\ncases by number of first reminders: " + by("""
                        select n, count(*) from (select c.case_id, count(m.message_id) as n from collection_case c left join message m
                          on m.case_id = c.case_id and m.purpose = 'friendlyReminder' and m.state = 'HANDED_OVER' group by c.case_id) group by n""");
    }
}
