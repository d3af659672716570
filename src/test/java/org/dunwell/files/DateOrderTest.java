package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.intake.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One ledger written in two date orders is one set of books, and an order that is not said is asked for. */
class DateOrderTest extends ImportCase {

    private static final LocalDate FIRST = LocalDate.parse("2011-12-28");

    @Test
    void month_first_and_day_first_give_identical_books() {
        assertThat(load(written("YMD"), list("yyyy-MM-dd")).refusal()).isNull();
        List<String> books = everything();
        assertThat(books).hasSizeGreaterThan(700).anyMatch(one -> one.contains("2012-02-29"));

        for (String[] order : new String[][] {{"MDY", "MM/dd/yyyy"}, {"DMY", "dd/MM/yyyy"}, {"DMY", "d.M.yyyy"}, {"MDY", "M/d/yyyy"}}) {
            emptyBooks();
            Report report = load(written(order[0]), list(order[1]));
            assertThat(findings(report)).as("%s %s", (Object[]) order).isEmpty();
            assertThat(everything()).as("%s %s", (Object[]) order).isEqualTo(books);
        }
    }

    @ParameterizedTest
    @CsvSource({"01/02/2012, 03/04/2012", "01/02/2012, 31/03/2012", "12/31/2011, 01/02/2012"})
    void an_order_that_is_not_said_is_asked_for_and_nothing_is_booked(String issued, String due) {
        Report report = load(ACME.replace("\"dateOrder\": \"YMD\", ", ""), "customer,invoice,issued,due,amount,currency", "K1,R1," + issued + "," + due + ",1.00,USD");
        assertThat(report.refusal()).isNotNull();
        assertThat(report.mend()).contains("dateOrder");
        assertThat(everything()).isEmpty();
    }

    @Test
    void a_date_that_the_order_said_does_not_know_is_refused_and_never_turned_round() {
        Report report = load(written("MDY"), "customer,invoice,issued,due,amount,currency", "K1,R1,01/02/2012,31/03/2012,1.00,USD", "K1,R2,01/02/2012,03/31/2012,1.00,USD");
        assertThat(onlyFinding(report).field()).isEqualTo("due");
        assertThat(invoice("K1", "R2").dueOn()).isEqualTo("2012-03-31");
    }

    private static String written(String order) {
        return ACME.replace("YMD", order);
    }

    /** A line for every day of a year, so that most days can be read in two ways and some cannot. */
    private static String[] list(String pattern) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern(pattern);
        List<String> lines = new ArrayList<>(List.of("customer,invoice,issued,due,amount,currency,settled"));
        for (int line = 0; line < 366; line++) {
            LocalDate issued = FIRST.plusDays(line);
            LocalDate settled = issued.plusDays(line % 50);
            lines.add("K" + line % 13 + ",R" + line + "," + day.format(issued) + "," + day.format(issued.plusDays(30)) + "," + line + ".05,USD,"
                    + (line % 3 == 0 || settled.getYear() > 2012 ? "" : day.format(settled)));
        }
        return lines.toArray(String[]::new);
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>(books());
        all.addAll(jdbc.sql("""
                select a.customer_id, e.kind, e.value_date, e.amount, e.invoice_number, e.reference, e.source
                from ledger_entry e join account a on a.account_id = e.account_id
                order by a.customer_id, e.invoice_number, e.kind, e.value_date""").query().listOfRows().stream().map(Object::toString).toList());
        return all;
    }
}
