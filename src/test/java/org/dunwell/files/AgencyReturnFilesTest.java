package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.agency.AgencyFileRefused;
import org.dunwell.agency.AgencyReturnReport;
import org.dunwell.agency.AgencyReturnReport.Problem;
import org.dunwell.collection.CollectionCase;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.placement.PlacedCase;
import org.dunwell.placement.Placement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class AgencyReturnFilesTest extends PlacedCase {

    private static final String HEADER = "HDR,1,back-1,harbour-europe,2026-03-01T08:00:00Z";

    @Autowired AgencyReturnFiles files;

    private CollectionCase of;
    private long id;

    @BeforeEach
    void aPlacement() {
        of = aCase();
        invoice(of, "R-1", "1250.00");
        invoice(of, "R-2", "80.00");
        place(of, PLACEMENT_DAY);
        id = placement(of).id();
    }

    @Test
    void anAgencyAcknowledgesCollectsAndClosesInOneFile() {
        AgencyReturnReport report = takeIn(HEADER, "ACK,#,HE-77", "PAY,#,%p1,2026-02-24,1250.00,EUR,R-1", "PAY,#,%p2,2026-02-24,80,EUR,",
                "CLS,#,paidInFull", "TRL,4,EUR,1330.00");

        assertThat(report).isEqualTo(new AgencyReturnReport("back-1", "harbour-europe", 4, 4, 0, List.of()));
        assertThat(placement(of).state()).isEqualTo(Placement.State.SETTLED);
        assertThat(placement(of).agencyReference()).isEqualTo("HE-77");
        assertThat(ledger.paid(accounts.get(of.accountId()))).isEqualTo(Money.of("1330.00", "EUR"));
        assertThat(news(of)).containsExactly("PLACEMENT_ACKNOWLEDGED " + id, "PLACEMENT_SETTLED " + id);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String[] file = {HEADER, "ACK,#,HE-77", "PAY,#,%p1,2026-02-24,50.00,EUR,R-1", "RTN,#,gone away", "TRL,3,EUR,50.00"};
        takeIn(file);

        AgencyReturnReport again = takeIn(file);

        assertThat(again.takenIn()).isZero();
        assertThat(again.repeated()).isEqualTo(3);
        assertThat(again.refused()).isEmpty();
        assertThat(ledger.paid(accounts.get(of.accountId()))).isEqualTo(Money.of("50.00", "EUR"));
        assertThat(news(of)).hasSize(2);
    }

    @Test
    void aPaymentNumberIsNotUsedForAnotherPayment() {
        takeIn(HEADER, "PAY,#,%p1,2026-02-24,50.00,EUR,R-1", "TRL,1,EUR,50.00");

        AgencyReturnReport other = takeIn(HEADER, "PAY,#,%p1,2026-02-24,60.00,EUR,R-1", "TRL,1,EUR,60.00");

        assertThat(other.refused()).singleElement().satisfies(problem -> assertThat(problem.field()).isEqualTo("payment"));
        assertThat(ledger.paid(accounts.get(of.accountId()))).isEqualTo(Money.of("50.00", "EUR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CLS,#,bankrupt        | closed by the agency: bankrupt
            CLS,#,processExhausted| closed by the agency: processExhausted
            RTN,#,gone away       | gone away
            """)
    void whatTheAgencyGivesBackGoesOnInHouse(String record, String outcome) {
        takeIn(HEADER, record, "TRL,1");

        assertThat(placement(of).state()).isEqualTo(Placement.State.RETURNED);
        assertThat(placement(of).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ACK,999999,HE-1                                | placement
            ACK,one,HE-1                                   | placement
            ACK,#,                                         | agencyReference
            ACK,#                                          | record
            XYZ,#,1                                        | record
            PAY,#,%p1,24.02.2026,5.00,EUR,R-1              | paidOn
            PAY,#,%p1,2026-02-25,5.00,EUR,R-1              | paidOn
            PAY,#,%p1,2026-02-24,0,EUR,R-1                 | amount
            PAY,#,%p1,2026-02-24,5.001,EUR,R-1             | amount
            PAY,#,%p1,2026-02-24,5.00,USD,R-1              | currency
            PAY,#,%p1,2026-02-24,5.00,EURO,R-1             | currency
            PAY,#,%p1,2026-02-24,5.00,EUR,R-77             | invoice
            CLS,#,becauseISaySo                            | closeCode
            CLS,#,paidInFull                               | closeCode
            """)
    void aBadRecordIsReportedAndTheGoodOnesGoIn(String bad, String field) {
        AgencyReturnReport report = takeIn(HEADER, bad, "ACK,#,HE-77", trailer(bad));

        assertThat(report.takenIn()).isEqualTo(1);
        assertThat(report.refused()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.reason()).isNotBlank();
            assertThat(problem.mend()).isNotBlank();
        });
        assertThat(placement(of).agencyReference()).isEqualTo("HE-77");
        assertThat(ledger.paid(accounts.get(of.accountId()))).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void anAgencyTellsNothingAboutThePlacementsOfAnother() {
        AgencyReturnReport report = takeIn("HDR,1,back-1,northstar-us,2026-03-01T08:00:00Z", "RTN,#,gone away", "TRL,1");

        assertThat(report.refused()).singleElement().extracting(Problem::field).isEqualTo("placement");
        assertThat(placement(of).state()).isEqualTo(Placement.State.PLACED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRL,2,EUR,5.00                  | 3 | count
            TRL,1,EUR,5.01                  | 3 | total
            TRL,1                           | 3 | total
            TRL,1,USD,5.00                  | 3 | total
            TRL,1,EUR,5.00,USD,1.00         | 3 | total
            TRL,1,EUR,5.00,EUR,5.00         | 3 | total
            TRL,1,EUR                       | 3 | total
            TRL,1,EUR,five                  | 3 | total
            TRL                             | 3 | count
            ACK,#,HE-77                     | 3 | record
            """)
    void aFileWhoseTrailerDisagreesIsRefusedAsAWhole(String trailer, long line, String field) {
        assertRefused(line, field, HEADER, "PAY,#,%p1,2026-02-24,5.00,EUR,R-1", trailer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HDR,2,back-1,harbour-europe,2026-03-01T08:00:00Z   | layoutVersion
            HDR,1,../../x,harbour-europe,2026-03-01T08:00:00Z  | file
            HDR,1,back-1,unheard-of,2026-03-01T08:00:00Z       | agency
            HDR,1,back-1,harbour-europe                        | record
            ACK,#,HE-77                                        | record
            """)
    void aFileWithAWrongHeaderIsRefusedAsAWhole(String header, String field) {
        assertRefused(1, field, header, "PAY,#,%p1,2026-02-24,5.00,EUR,R-1", "TRL,1,EUR,5.00");
    }

    @Test
    void aBrokenOffFileIsRefusedAsAWhole() {
        assertRefused(1, "record", HEADER, "ACK,#,\"HE-77");
        assertRefused(1, "record", "");
    }

    @Test
    void whatFollowsTheTrailerRefusesTheFile() {
        assertRefused(3, "record", HEADER, "ACK,#,HE-77", "TRL,1", "TRL,2");
    }

    @Test
    void anAmountThatCannotBeAddedUpRefusesTheFile() {
        assertRefused(2, "amount", HEADER, "PAY,#,%p1,2026-02-24,\"1,250.00\",EUR,R-1", "TRL,1,EUR,1250.00");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> files.takeIn("HDR,1,back-1,harbour-europe,Zürich".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(AgencyFileRefused.class).hasMessageContaining("UTF-8");
    }

    @Test
    void aByteOrderMarkAndUnixLineEndsAreWelcome() {
        AgencyReturnReport report = files.takeIn(("\uFEFF" + HEADER + "\nACK," + id + ",HE-77\nTRL,1").getBytes(StandardCharsets.UTF_8));

        assertThat(report.takenIn()).isEqualTo(1);
    }

    @Test
    void moneyThatComesInAfterARecallIsStillMoney() {
        desk.recall(id, "promised");

        AgencyReturnReport report = takeIn(HEADER, "PAY,#,%p1,2026-02-24,50.00,EUR,R-1", "TRL,1,EUR,50.00");

        assertThat(report.takenIn()).isEqualTo(1);
        assertThat(placement(of).state()).isEqualTo(Placement.State.RECALLED);
    }

    @Test
    void anInvoiceNumberComesBackAsWeSentIt() {
        CollectionCase other = aCase();
        Invoice hostile = invoice(other, "=1+1", "10.00");
        place(other, PLACEMENT_DAY);
        id = placement(other).id();

        takeIn(HEADER, "PAY,#,%p9,2026-02-24,10.00,EUR,'=1+1", "TRL,1,EUR,10.00");

        assertThat(accounts.invoice(other.accountId(), hostile.number()).orElseThrow().open().isZero()).isTrue();
    }

    @Test
    void thePaymentIsBookedOnTheDayItWasMadeInTheAgencysName() {
        takeIn(HEADER, "PAY,#,%p1,2026-02-20,50.00,EUR,R-2", "TRL,1,EUR,50.00");

        assertThat(ledger.booked("agency/harbour-europe/PAY/" + payment("%p1"))).hasValueSatisfying(entry -> {
            assertThat(entry.valueDate()).isEqualTo(LocalDate.parse("2026-02-20"));
            assertThat(entry.source()).isEqualTo("agency harbour-europe");
        });
        assertThat(accounts.invoice(of.accountId(), "R-2").orElseThrow().open()).isEqualTo(Money.of("30.00", "EUR"));
    }

    private void assertRefused(long line, String field, String... lines) {
        assertThatThrownBy(() -> takeIn(lines)).isInstanceOfSatisfying(AgencyFileRefused.class, refused ->
                assertThat(refused.problems()).first().satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.field()).isEqualTo(field);
                }));
        assertThat(ledger.paid(accounts.get(of.accountId()))).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(placement(of).state()).isEqualTo(Placement.State.PLACED);
    }

    /** {@code #} stands for the placement's number, {@code %p1} for a payment number of this test only. */
    private AgencyReturnReport takeIn(String... lines) {
        return files.takeIn(payment(String.join("\r\n", lines).replace(",#", "," + id)).getBytes(StandardCharsets.UTF_8));
    }

    private String payment(String text) {
        return text.replace("%p", "P-" + of.number() + "-");
    }

    private static String trailer(String bad) {
        String[] fields = bad.split(",");
        return fields[0].equals("PAY") ? "TRL,2," + fields[5] + "," + fields[4] : "TRL,2";
    }
}
