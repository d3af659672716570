package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Report;
import org.dunwell.intake.Tally;
import org.dunwell.ledger.Money;
import org.dunwell.ledger.Receivables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class OpenItemsTest extends ImportCase {

    private static final String RECEIVABLES = """
            {"creditor": {"id": "acme", "name": "Acme", "country": "US", "timeZone": "America/New_York"},
             "separator": "%s", "dateOrder": "%s", "decimalSign": "%s",
             "columns": {"customer": "customerID", "invoice": "invoiceNumber", "issued": "InvoiceDate", "due": "DueDate",
                         "amount": "InvoiceAmount", "settled": "SettledDate"},
             "defaults": {"currency": "USD", "country": "US", "language": "en", "email": "{customer}@example.com",
                          "customerName": "Customer {customer}"},
             "ignore": ["Disputed", "countryCode", "PaperlessDate", "PaperlessBill", "DaysToSettle", "DaysLate"]}""";
    private static final String MONTH_FIRST = RECEIVABLES.formatted(",", "MDY", ".");
    private static final String DAY_FIRST = RECEIVABLES.formatted(";", "DMY", ",");
    private static final String HEADING = "customer,invoice,issued,due,amount,currency";

    @Autowired Customers customers;
    @Autowired Creditors creditors;

    @Test
    void aListLikeARealOneShowsWhatIsOpenAndOverdueOnTheDay() {
        Report report = loadFile(MONTH_FIRST, resource("receivables-mdy.csv"));

        assertThat(report.refusal()).isNull();
        assertThat(report.counts()).isEqualTo(new Tally.Counts(40, 37, 0, 0, 3, 22, 15));
        Receivables total = accounts.receivables("acme", LocalDate.parse("2012-12-31")).get(0);
        assertThat(total.openInvoices()).isEqualTo(15);
        assertThat(total.open().toString()).isEqualTo("615.87 USD");
        assertThat(total.overdueInvoices()).isEqualTo(5);
        assertThat(total.overdue().toString()).isEqualTo("213.25 USD");
        assertThat(total.overdueAccounts()).isEqualTo(3);
        assertThat(customers.get("0379-NEVHP").email()).isEqualTo("0379-NEVHP@example.com");
        assertThat(customers.get("0379-NEVHP").name()).isEqualTo("Customer 0379-NEVHP");
        assertThat(importing.told).hasSize(1);
    }

    @Test
    void theSameListInBothDateOrdersGivesTheSameBooks() {
        loadFile(MONTH_FIRST, resource("receivables-mdy.csv"));
        List<String> monthFirst = books();
        emptyBooks();
        loadFile(DAY_FIRST, resource("receivables-dmy.csv"));

        assertThat(books()).isEqualTo(monthFirst);
    }

    @Test
    void theSameListAgainChangesNothing() {
        loadFile(MONTH_FIRST, resource("receivables-mdy.csv"));
        List<String> before = books();
        int trail = jdbc.sql("select count(*) from trail").query(Integer.class).single();

        Report again = loadFile(MONTH_FIRST, resource("receivables-mdy.csv"));

        assertThat(again.counts()).isEqualTo(new Tally.Counts(40, 0, 37, 0, 3, 0, 15));
        assertThat(books()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from trail").query(Integer.class).single()).isEqualTo(trail);
    }

    @Test
    void whatWasNotYetIsLoadedAndSettledWhenItsDayHasCome() {
        loadFile(MONTH_FIRST, resource("receivables-mdy.csv"));
        clock.setDay("2013-04-30");

        Report later = loadFile(MONTH_FIRST, resource("receivables-mdy.csv"));

        assertThat(later.counts()).isEqualTo(new Tally.Counts(40, 18, 22, 0, 0, 18, 0));
        assertThat(accounts.receivables("acme", LocalDate.parse("2013-04-30"))).isEmpty();
    }

    @Test
    void aSettledInvoiceIsPaidAsFarAsItIsStillOpen() {
        load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,100.00,USD");
        ledger.bookPayment(accounts.ofCustomers(List.of("K1")).get(0), Money.of("30", "USD"), LocalDate.parse("2012-12-05"),
                "R1", null, "test", "p1");

        load(ACME, HEADING + ",settled", "K1,R1,2012-11-01,2012-12-01,100.00,USD,2012-12-20");

        assertThat(balance("K1")).isEqualTo("0.00 USD");
    }

    @Test
    void aBadLineIsReportedAndTheRestIsLoaded() {
        Report report = load(ACME, HEADING,
                "K1,R1,2012-11-01,2012-12-01,100.00,USD",
                ",R2,2012-11-01,2012-12-01,100.00,USD",
                "K1,R3,2012-11-01,2012-02-30,12x,USD",
                "K1,R4,2012-11-01,2012-12-01,7.00,USX",
                "K1,R5,2012-11-01,2012-12-01,100.00",
                "K1,R6,2012-11-01,2012-12-01,5.005,USD",
                "K2,R7,2012-11-01,2012-12-01,100,JPY");

        assertThat(report.counts().loaded()).isEqualTo(2);
        assertThat(report.counts().refused()).isEqualTo(5);
        assertThat(findings(report)).containsExactly(
                "3 refused customer: Nothing is said",
                "4 refused due: There is no such day in the order YMD",
                "4 refused amount: Not an amount with the decimal sign '.'",
                "5 refused currency: No currency",
                "6 refused null: The line has 5 columns, the heading has 6",
                "7 refused amount: More decimals than USD has (2)");
        assertThat(reports.findings(report.id(), 0, 10)).allSatisfy(finding -> assertThat(finding.mend()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.00     | The amount is zero: there is nothing to book
            -5.00    | The amount is negative
            5.00-    | The amount is negative
            (5.00)   | The amount is negative
            1000000000000.00 | The amount is a million million or more
            """)
    void amountsThatAreNoneAreRefused(String amount, String reason) {
        Finding finding = onlyFinding(load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01," + amount + ",USD"));

        assertThat(finding.reason()).isEqualTo(reason);
        assertThat(finding.field()).isEqualTo("amount");
        assertThat(books()).isEmpty();
    }

    @Test
    void aNegativeAmountIsToldWhereCreditNotesGo() {
        assertThat(onlyFinding(load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,-5,USD")).mend()).contains("/api/credit-notes");
    }

    @ParameterizedTest
    @CsvSource({"2012-11-01,9999-12-31", "0001-01-01,2012-12-01", "2012-11-01,1012-12-01"})
    void daysThatCannotBeMeantAreRefused(String issued, String due) {
        Report report = load(ACME, HEADING, "K1,R1," + issued + "," + due + ",5,USD");

        assertThat(onlyFinding(report).reason()).startsWith("No real day");
        assertThat(books()).isEmpty();
    }

    @Test
    void anInvoiceDueBeforeItWasIssuedIsRefused() {
        assertThat(onlyFinding(load(ACME, HEADING, "K1,R1,2012-11-01,2012-10-31,5,USD")).reason())
                .isEqualTo("Due before it was issued (2012-11-01)");
    }

    @Test
    void aBookedInvoiceWithAnotherAmountOrDueDateIsRefused() {
        load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,100.00,USD");

        Report report = load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,90.00,USD", "K1,R1,2012-11-01,2012-12-02,100.00,USD",
                "K1,R1,2012-11-01,2012-12-01,100.00,USD");

        assertThat(findings(report)).containsExactly(
                "2 refused invoice: This invoice is booked already with 100.00 USD, due 2012-12-01",
                "3 refused invoice: This invoice is booked already with 100.00 USD, due 2012-12-01");
        assertThat(report.counts().unchanged()).isEqualTo(1);
        assertThat(balance("K1")).isEqualTo("100.00 USD");
    }

    @Test
    void theSameInvoiceTwiceInOneFileIsBookedOnce() {
        Report report = load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,100.00,USD", "K1,R1,2012-11-01,2012-12-01,100.00,USD",
                "K1,R1,2012-11-01,2012-12-01,101.00,USD");

        assertThat(report.counts()).isEqualTo(new Tally.Counts(3, 1, 1, 1, 0, 0, 0));
        assertThat(balance("K1")).isEqualTo("100.00 USD");
    }

    @Test
    void eachCurrencyOfACustomerIsAnAccountOfItsOwn() {
        load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,100.00,USD", "K1,R1,2012-11-01,2012-12-01,100.000,KWD");

        assertThat(accounts.ofCustomers(List.of("K1"))).hasSize(2);
        assertThat(books()).hasSize(2);
    }

    @Test
    void aRepeatBringsCustomerDataUpToDateAndErasesNothing() {
        String heading = HEADING + ",customerName,email,street,city";
        load(ACME, heading, "K1,R1,2012-11-01,2012-12-01,100.00,USD,Ann,ann@example.com,1 Way,Town");
        Customer stopped = customers.get("K1");
        customers.save(new Customer("K1", stopped.name(), stopped.kind(), null, stopped.address(), stopped.email(), null,
                stopped.language(), stopped.zone(), "lawyer"));

        load(ACME, heading, "K1,R1,2012-11-01,2012-12-01,100.00,USD,Ann Lee,,2 Way,");

        Customer now = customers.get("K1");
        assertThat(now.name()).isEqualTo("Ann Lee");
        assertThat(now.email()).isEqualTo("ann@example.com");
        assertThat(now.address().street()).isEqualTo("2 Way");
        assertThat(now.address().city()).isEqualTo("Town");
        assertThat(now.contactStop()).isEqualTo("lawyer");
        assertThat(jdbc.sql("select what from trail where customer_id = 'K1' and account_id is null order by trail_id").query(String.class)
                .list())
                .containsExactly("customer added", "customer changed");
    }

    @Test
    void aDefaultNeverReplacesWhatIsKnown() {
        String withDefault = ACME.replace("\"separator\"", "\"defaults\": {\"email\": \"{customer}@example.com\"}, \"separator\"");
        load(ACME, HEADING + ",email", "K1,R1,2012-11-01,2012-12-01,100.00,USD,true@example.com");

        load(withDefault, HEADING, "K1,R2,2012-11-01,2012-12-01,100.00,USD");

        assertThat(customers.get("K1").email()).isEqualTo("true@example.com");
    }

    @Test
    void unusableContactDataIsLeftAwayWithANotice() {
        Report report = load(ACME, HEADING + ",email,language,timeZone",
                "K1,R1,2012-11-01,2012-12-01,100.00,USD,n/a,klingon,Mars/Olympus",
                "K2,R1,2012-11-01,2012-12-01,100.00,USD,\"a@b.com\nBcc: x@y.z\",,");

        assertThat(report.counts().loaded()).isEqualTo(2);
        assertThat(findings(report)).containsExactly(
                "2 notice email: No e-mail address; the invoice was taken without it",
                "2 notice language: No language; en was taken",
                "2 notice timeZone: No time zone; America/New_York was taken",
                "3 notice email: No e-mail address; the invoice was taken without it");
        assertThat(customers.get("K1").email()).isNull();
    }

    @Test
    void countryGivesTimeZoneAndLanguageWhereThereIsOne() {
        load(ACME, HEADING + ",country", "K1,R1,2012-11-01,2012-12-01,1,EUR,AT", "K2,R1,2012-11-01,2012-12-01,1,EUR,aus",
                "K3,R1,2012-11-01,2012-12-01,1,EUR,");

        assertThat(customers.get("K1").zone().getId()).isEqualTo("Europe/Vienna");
        assertThat(customers.get("K1").language().getLanguage()).isEqualTo("de");
        assertThat(customers.get("K2").address().country()).isEqualTo("AU");
        assertThat(customers.get("K2").zone().getId()).isEqualTo("America/New_York");
        assertThat(customers.get("K3").address().country()).isEqualTo("US");
    }

    @Test
    void columnsThatNobodyReadsAreToldOnce() {
        Report report = load(ACME, HEADING + ",Colour,Shape", "K1,R1,2012-11-01,2012-12-01,1,USD,red,round",
                "K1,R2,2012-11-01,2012-12-01,1,USD,,");

        assertThat(onlyFinding(report).value()).isEqualTo("Colour, Shape");
        assertThat(onlyFinding(report).line()).isZero();
    }

    @Test
    void datesOfUndeclaredOrderAreTakenOnlyWhenNoneCanBeMistaken() {
        String undeclared = ACME.replace("\"dateOrder\": \"YMD\", ", "");

        assertThat(load(undeclared, HEADING, "K1,R1,2012-11-01,2012-12-01,1.00,USD").refusal()).isNull();

        Report report = load(undeclared, HEADING, "K1,R2,2012-11-01,2012-12-01,1.00,USD", "K1,R3,2012-11-01,1/12/2012,1.00,USD");
        assertThat(report.refusal()).isEqualTo("Line 3 has the date '1/12/2012' (due), and the order of day, month and year was not declared");
        assertThat(report.mend()).contains("DMY").contains("MDY");
        assertThat(books()).as("nothing of a refused file is booked").hasSize(1);
    }

    @Test
    void amountsOfUndeclaredSignAreTakenOnlyWhenNoneCanBeMistaken() {
        String undeclared = ACME.replace(", \"decimalSign\": \".\"", "");

        assertThat(load(undeclared, HEADING, "K1,R1,2012-11-01,2012-12-01,\"1,50\",USD").refusal()).isNull();
        assertThat(balance("K1")).isEqualTo("1.50 USD");

        assertThat(load(undeclared, HEADING, "K1,R2,2012-11-01,2012-12-01,1.500,KWD").mend()).contains("decimalSign");
        assertThat(load(undeclared, HEADING, "K1,R2,2012-11-01,2012-12-01,1.50,USD", "K1,R3,2012-11-01,2012-12-01,\"1,50\",USD").refusal())
                .contains("Line 3");
    }

    @Test
    void theSeparatorIsTakenFromTheHeadingOnlyWhereOneIsPossible() {
        String undeclared = ACME.replace("\"separator\": \",\", ", "");

        assertThat(load(undeclared, HEADING.replace(',', ';'), "K1;R1;2012-11-01;2012-12-01;1.00;USD").refusal()).isNull();
        assertThat(load(undeclared, HEADING + ",a;b", "K1,R1,2012-11-01,2012-12-01,1.00,USD,").refusal()).contains("several signs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "columns": {"customer": "Kunde"}, | The file has no column 'Kunde' for customer
            "columns": {"custommer": "customer"}, | The mapping names under columns what is no field: custommer
            "defaults": {"email": "{color}@example.com"}, | which no column holds
            "ignore": ["amount"], | Nothing says which column is 'amount'
            "encoding": "klingon", | No encoding is called 'klingon'
            """)
    void aMappingThatDoesNotFitRefusesTheFile(String part, String reason) {
        Report report = load(ACME.replace("\"separator\"", part.strip() + "\"separator\""), HEADING,
                "K1,R1,2012-11-01,2012-12-01,1.00,USD");

        assertThat(report.refusal()).contains(reason.strip());
        assertThat(report.mend()).isNotBlank();
        assertThat(books()).isEmpty();
        assertThat(importing.told).isEmpty();
    }

    @Test
    void whatIsMissingOfAKnownCreditorIsFilledInAndNothingElseIsChanged() {
        String mapping = "{\"creditor\": {\"id\": \"gamma\", \"name\": \"Gamma\", \"country\": \"DE\", \"phone\": \"+49 30 1\"}, \"dateOrder\": \"YMD\", \"decimalSign\": \".\"}";
        String line = "K1,R1,2012-11-01,2012-12-01,1.00,USD";
        load(mapping, HEADING, line);
        load(mapping.replace("\"phone\": \"+49 30 1\"", "\"phone\": \"+49 30 2\", \"email\": \"konto@gamma.example\"").replace("Gamma", "Delta"), HEADING, line);

        assertThat(creditors.get("gamma").phone()).isEqualTo("+49 30 1");
        assertThat(creditors.get("gamma").name()).isEqualTo("Gamma");
        assertThat(creditors.get("gamma").email()).isEqualTo("konto@gamma.example");
    }

    @Test
    void aNewCreditorNeedsNameAndCountryAndAKnownOneOnlyItsId() {
        String onlyId = "{\"creditor\": {\"id\": \"beta\"}, \"dateOrder\": \"YMD\", \"decimalSign\": \".\"}";
        String line = "K1,R1,2012-11-01,2012-12-01,1.00,USD";

        assertThat(load(onlyId, HEADING, line).mend()).isEqualTo("Give creditor.name and creditor.country");
        assertThat(load(onlyId.replace("\"beta\"", "\"beta\", \"name\": \"Beta\", \"country\": \"US\""), HEADING, line).mend())
                .contains("creditor.timeZone");
        assertThat(load(onlyId.replace("\"beta\"", "\"beta\", \"name\": \"Beta\", \"country\": \"DE\""), HEADING, line).refusal()).isNull();
        assertThat(creditors.get("beta").zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(load(onlyId, HEADING, line).counts().unchanged()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void theEncodingIsFoundByMarkOrByBytes(String encoding) {
        String mark = encoding.equals("UTF-8") ? "\uFEFF" : "";
        Report report = load(ACME, Charset.forName(encoding), mark + HEADING + ",customerName",
                "K1,R1,2012-11-01,2012-12-01,1.00,USD,Müller & Söhne");

        assertThat(report.counts().loaded()).isEqualTo(1);
        assertThat(customers.get("K1").name()).isEqualTo("Müller & Söhne");
        assertThat(findings(report)).isEqualTo(encoding.equals("windows-1252")
                ? List.of("0 notice null: The file is no UTF-8 and was read as Windows-1252") : List.of());
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLineBreaks() {
        Report report = load(ACME, HEADING + ",subject,street",
                "K1,R1,2012-11-01,2012-12-01,\"1,234.50\",USD,\"a \"\"b\"\", c\",\"1 Way\r\nFloor 2\"",
                "K1,R2,2012-11-01,2012-12-01,1.00,USD,x,");

        assertThat(report.counts().loaded()).isEqualTo(2);
        assertThat(invoice("K1", "R1").subject()).isEqualTo("a \"b\", c");
        assertThat(invoice("K1", "R1").amount().toString()).isEqualTo("1234.50 USD");
        assertThat(customers.get("K1").address().street()).isEqualTo("1 Way Floor 2");
    }

    @Test
    void aLineWithABrokenQuoteDoesNotKeepTheOthersOut() {
        Report report = load(ACME, HEADING + ",subject",
                "K1,R1,2012-11-01,2012-12-01,1.00,USD,fine",
                "K1,R2,2012-11-01,2012-12-01,1.00,USD,\"12\" pipe",
                "K1,R3,2012-11-01,2012-12-01,1.00,USD,\"never closed",
                "K1,R4,2012-11-01,2012-12-01,1.00,USD,fine",
                "K1,R5,2012-11-01,2012-12-01,1.00,USD,\"fine, too\"",
                "K1,R6,2012-11-01,2012-12-01,1.00,USD,fine");

        assertThat(findings(report)).containsExactly(
                "3 refused null: Something stands behind a closing quote",
                "4 refused null: Something stands behind a closing quote");
        assertThat(jdbc.sql("select number from invoice order by number").query(String.class).list()).containsExactly("R1", "R4", "R5",
                "R6");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneLine() {
        Report report = load(ACME, HEADING + ",subject", "K1,R1,2012-11-01,2012-12-01,1.00,USD,\"open",
                "K1,R2,2012-11-01,2012-12-01,1.00,USD,fine");

        assertThat(findings(report)).containsExactly("2 refused null: A quote is opened and never closed");
        assertThat(invoice("K1", "R2").open().toString()).isEqualTo("1.00 USD");
    }

    @Test
    void anEndlessLineIsRefusedInLittleMemory() throws IOException {
        Path file = folder.resolve("long.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADING + "\nK1,R1,2012-11-01,2012-12-01,1.00,");
            String much = "x".repeat(1 << 20);
            for (int mebibyte = 0; mebibyte < 64; mebibyte++) {
                out.write(much);
            }
            out.write("\nK1,R2,2012-11-01,2012-12-01,1.00,USD\n");
        }
        Report report = loadFile(ACME, file);

        assertThat(onlyFinding(report).line()).isEqualTo(2);
        assertThat(onlyFinding(report).reason()).startsWith("Longer than");
        assertThat(report.counts().loaded()).isEqualTo(1);
    }

    @Test
    void aFileThatIsBrokenEverywhereIsRefusedAsAWhole() {
        String[] lines = new String[80];
        lines[0] = HEADING;
        for (int line = 1; line < lines.length; line++) {
            lines[line] = "K1,\"R" + line + "\"x,2012-11-01,2012-12-01,1.00,USD";
        }
        assertThat(load(ACME, lines).refusal()).isEqualTo("More than 50 lines are broken");
        assertThat(books()).isEmpty();
    }

    @Test
    void charactersThatCannotBeAreRefusedLineByLine() {
        Report report = load(ACME, HEADING + ",customerName", "K1,R\0" + "1,2012-11-01,2012-12-01,1.00,USD,x",
                "K\u202E1,R2,2012-11-01,2012-12-01,1.00,USD,x",
                "K1,R3,2012-11-01,2012-12-01,1.00,USD,a\u0007b", "K1," + "9".repeat(61) + ",2012-11-01,2012-12-01,1.00,USD,x",
                "K1,R5,2012-11-01,2012-12-01,1.00,USD,x");

        assertThat(findings(report)).containsExactly(
                "2 refused invoice: Holds characters that are lost or cannot be shown",
                "3 refused customer: Holds characters that are lost or cannot be shown",
                "4 refused customerName: Holds characters that are lost or cannot be shown",
                "5 refused invoice: Longer than 60 characters");
        assertThat(report.counts().loaded()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "customer,invoice,issued,due,amount,currency\n", "\n\n", "PK\u0003\u0004zip", "c\0u\0s\0t\0o\0m\0e\0r\0"})
    void whatIsNoListIsRefused(String content) {
        Report report = loadBytes(ACME, content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(report.refusal()).isNotBlank();
        assertThat(report.mend()).isNotBlank();
    }

    @Test
    void theReportAsCsvRunsNothingInASpreadsheet() {
        Report report = load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,\"=HYPERLINK(\"\"http://x\"\")\",USD",
                "K1,R2,2012-11-01,2012-12-01,@SUM(1),USD");

        assertThat(csvReport(report)).contains(",\"'=HYPERLINK(").contains(",'@SUM(1),").doesNotContain(",=").doesNotContain("\"=");
        assertThat(csvReport(report)).startsWith("line,outcome,field,value,reason,mend");
    }

    @Test
    void sqlInAFieldIsOnlyText() {
        load(ACME, HEADING + ",customerName", "K1,\"R1'; drop table invoice; --\",2012-11-01,2012-12-01,1.00,USD,\"O'Neil\"");

        assertThat(invoice("K1", "R1'; drop table invoice; --").open().toString()).isEqualTo("1.00 USD");
    }

    @Test
    void aCurrencyWithoutARateIsBookedAndToldOnce() {
        Report report = load(ACME, HEADING, "K1,R1,2012-11-01,2012-12-01,1.00,XAF".replace("1.00", "1"),
                "K2,R1,2012-11-01,2012-12-01,2,XAF");

        assertThat(report.counts().loaded()).isEqualTo(2);
        assertThat(onlyFinding(report).reason()).startsWith("There is no exchange rate for it");
    }

    @Test
    void moreLinesThanOneTransactionTakesAreAllBooked() {
        String[] lines = new String[1001];
        lines[0] = HEADING;
        for (int line = 1; line < lines.length; line++) {
            lines[line] = "K" + line % 37 + ",R" + line + ",2012-11-01,2012-12-01,1.10,USD";
        }
        Report report = load(ACME, lines);

        assertThat(report.counts().loaded()).isEqualTo(1000);
        assertThat(accounts.receivables("acme", LocalDate.parse("2012-12-31")).get(0).open().toString()).isEqualTo("1100.00 USD");
    }

    @Test
    void twoImportsOfTheSameListAtOnceBookItOnce() throws InterruptedException {
        List<Thread> threads = List.of(new Thread(() -> loadFile(MONTH_FIRST, resource("receivables-mdy.csv"))),
                new Thread(() -> loadFile(MONTH_FIRST, resource("receivables-mdy.csv"))));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(jdbc.sql("select sum(loaded) from import_run").query(Integer.class).single()).isGreaterThanOrEqualTo(37);
        assertThat(accounts.receivables("acme", LocalDate.parse("2012-12-31")).get(0).open().toString()).isEqualTo("615.87 USD");
        assertThat(jdbc.sql("select count(*) from ledger_entry where kind = 'payment'").query(Integer.class).single()).isEqualTo(22);
    }
}
