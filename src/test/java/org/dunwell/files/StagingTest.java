package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.dunwell.intake.Report;
import org.dunwell.intake.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is staged, read to its end, and booked in chunks with a position: it can be stopped, and goes on where it was. */
class StagingTest extends ImportCase {

    private static final String HEADING = "customer,invoice,issued,due,amount,currency";

    private String list(int lines) {
        StringBuilder list = new StringBuilder(HEADING);
        for (int line = 1; line <= lines; line++) {
            list.append("\nK").append(line % 7).append(",R").append(line).append(",2012-11-01,2012-12-01,").append(line % 10 == 3 ? "much" : "1.00").append(",USD");
        }
        return list.toString();
    }

    private long stage(String content) {
        return intake.stage(Report.Kind.OPEN_ITEMS, "list.csv", file(content.getBytes(StandardCharsets.UTF_8)), mapping(ACME));
    }

    @Test
    void stopped_it_keeps_what_is_booked_and_goes_on_behind_it() {
        long id = stage(list(1000));
        Report stopped = stoppedAtItsFirstChunk(id);
        assertThat(stopped.isStopped()).isTrue();
        assertThat(stopped.records()).isEqualTo(1000);
        assertThat(stopped.position()).isEqualTo(stopped.counts().lines()).isBetween(200L, 300L);
        assertThat(invoices()).isEqualTo(stopped.counts().loaded());
        assertThat(importing.told).as("cases are not opened for half a file").isEmpty();

        Report ended = intake.run(id);
        assertThat(ended.counts()).isEqualTo(new Tally.Counts(1000, 900, 0, 100, 0, 0, 0));
        assertThat(ended.endedAt()).isNotNull();
        assertThat(findings(ended)).hasSize(100).doesNotHaveDuplicates();
        assertThat(invoices()).isEqualTo(900);
        assertThat(importing.told).hasSize(1);
        assertThat(jdbc.sql("select count(*) from import_part").query(Long.class).single()).isZero();
    }

    @Test
    void what_a_crash_has_left_goes_on_with_the_same_result() {
        String list = list(1000);
        long id = stage(list);
        stoppedAtItsFirstChunk(id);
        jdbc.sql("update import_run set stopped_at = null, stop_wanted = false where import_id = :id").param("id", id).update();
        assertThat(reports.left(clock.instant())).as("somebody may be running it").isEmpty();
        assertThatThrownBy(() -> intake.run(id)).isInstanceOf(IllegalStateException.class);

        clock.pass(Duration.ofMinutes(3));
        assertThat(reports.left(clock.instant())).extracting(Report::id).containsExactly(id);
        assertThat(intake.run(id).counts()).isEqualTo(new Tally.Counts(1000, 900, 0, 100, 0, 0, 0));
        assertThat(reports.left(clock.instant())).isEmpty();
    }

    @Test
    void whoever_reads_for_long_before_anything_is_booked_is_not_taken_over() {
        long id = stage(list(1000));
        importing.whileBooking(() -> {
            clock.pass(Duration.ofMinutes(10));
            intake.sayWhatRuns();
            assertThat(reports.left(clock.instant())).isEmpty();
        });
        assertThat(intake.run(id).counts().loaded()).isEqualTo(900);
    }

    @Test
    void a_bank_statement_stopped_goes_on_and_nothing_is_taken_twice() {
        jdbc.sql("delete from bank_entry").update();
        StringBuilder statement = new StringBuilder(":20:1\n:25:DE1\n:28C:1\n:60F:C121230EUR0,00\n");
        for (int one = 1; one <= 500; one++) {
            statement.append(":61:121231C1,00NTRFE").append(one % 5).append("\n");
        }
        statement.append(":62F:C121231EUR500,00\n-\n");
        long id = intake.stage(Report.Kind.UNRECOGNISED, "bank.sta", file(statement.toString().getBytes(StandardCharsets.UTF_8)), null);
        Report stopped = stoppedAtItsFirstChunk(id);
        assertThat(stopped.isStopped()).isTrue();
        assertThat(stopped.position()).isBetween(200L, 300L);

        assertThat(intake.run(id).counts()).isEqualTo(new Tally.Counts(500, 500, 0, 0, 0, 0, 0));
        assertThat(jdbc.sql("select count(*) from bank_entry").query(Long.class).single()).isEqualTo(500);
    }

    @Test
    void a_file_that_was_kept_only_in_part_is_refused() {
        long id = stage(list(3));
        jdbc.sql("update import_run set file_size = null where import_id = :id").param("id", id).update();
        assertThat(intake.run(id).refusal()).isEqualTo("The file is not kept, or not whole");
        assertThat(invoices()).isZero();
        assertThat(jdbc.sql("select count(*) from import_part").query(Long.class).single()).isZero();
    }

    @Test
    void nothing_is_booked_of_a_file_that_is_refused_at_its_end() {
        String list = list(1000).replace("\"", "") + "\n" + "K1,R9999,01/02/2012,2012-12-01,1.00,USD";
        Report report = loadBytes(ACME.replace("\"dateOrder\": \"YMD\", ", ""), list.getBytes(StandardCharsets.UTF_8));
        assertThat(report.refusal()).contains("1002").contains("01/02/2012");
        assertThat(invoices()).isZero();
    }

    @Test
    void at_its_end_it_cannot_be_run_or_stopped_again() {
        long id = stage(list(3));
        intake.run(id);
        assertThatThrownBy(() -> intake.run(id)).isInstanceOf(IllegalStateException.class);
        assertThat(reports.wantStop(id)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "customer,invoice,issued,due,amount,currency\\nK1,R1,2012-11-01,2012-12-01,1.00,USD | OPEN_ITEMS",
            "customer,currency,amount,date,id\\nK1,USD,1.00,2012-12-10,p1 | PAYMENTS"})
    void lists_are_known_by_their_columns(String content, Report.Kind kind) {
        Report report = unsaid(content.replace("\\n", "\n"));
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.refusal()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "customer,invoice,due,date,amount,currency\\nK1,R1,2012-12-01,2012-12-01,1.00,USD | may be open items or payments",
            "customer,amount,currency\\nK1,1.00,USD | neither a column for 'due'"})
    void lists_that_may_be_either_are_asked_for(String content, String reason) {
        Report report = unsaid(content.replace("\\n", "\n"));
        assertThat(report.refusal()).contains(reason);
        assertThat(report.mend()).isNotBlank();
    }

    @Test
    void without_a_mapping_delimited_text_asks_for_one() {
        Report report = intake.takeIn(Report.Kind.UNRECOGNISED, file(list(1).getBytes(StandardCharsets.UTF_8)), "list.csv", null);
        assertThat(report.refusal()).contains("none of the kinds that say what they are");
        assertThat(report.mend()).contains("mapping");
    }

    private Report unsaid(String content) {
        return intake.takeIn(Report.Kind.UNRECOGNISED, file(content.getBytes(StandardCharsets.UTF_8)), "list.csv", mapping(ACME));
    }

    private long invoices() {
        return jdbc.sql("select count(*) from invoice").query(Long.class).single();
    }

    private Report stoppedAtItsFirstChunk(long id) {
        importing.whileBooking(() -> reports.wantStop(id));
        return intake.run(id);
    }
}
