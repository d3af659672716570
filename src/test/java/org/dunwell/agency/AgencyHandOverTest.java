package org.dunwell.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Pause;
import org.dunwell.customer.Address;
import org.dunwell.ledger.Invoice;
import org.dunwell.placement.Agencies;
import org.dunwell.placement.Agency;
import org.dunwell.placement.PlacedCase;
import org.dunwell.placement.Placement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;

class AgencyHandOverTest extends PlacedCase {

    @Autowired AgencyHandOver handOver;
    @Autowired Agencies agencies;

    private String agency;
    private Path folder;

    /** Every test has an agency of its own, so its files begin with number 1. */
    @BeforeEach
    void anAgency(TestInfo test) {
        agency = "a" + Integer.toUnsignedString((getClass().getName() + test.getDisplayName()).hashCode(), 36);
        agencies.save(new Agency(agency, "An Agency", new Address(null, null, null, "DE"), null, null));
        folder = OUTBOX.resolve("agency").resolve(agency);
    }

    @Test
    void aFileTellsEverythingAndAddsUp() throws IOException {
        CollectionCase of = placed("Brisk Bikes", "R-1", "1250.00");

        handOver.handOver(agency);

        assertThat(file(1)).isEqualTo(String.join("\r\n",
                "HDR,1," + agency + "-000001," + agency + ",acme,2026-02-24T12:00:00Z",
                "PLC,%d,%s,acme,Acme Tools GmbH,%s,Brisk Bikes,business,Ines Brandt,Hauptstr. 5,80331,München,DE,office@brisk.example,+49 89 5550 100,de,2026-02-24,EUR,1250.00,1"
                        .formatted(placement(of).id(), of.number(), of.customerId()),
                "INV,%d,R-1,2025-12-06,2026-01-05,1250.00,1250.00,EUR,Drill bits".formatted(placement(of).id()),
                "TRL,2,EUR,1250.00",
                ""));
    }

    @Test
    void severalPlacementsShareAFileAndItsTotal() throws IOException {
        placed("Brisk Bikes", "R-1", "1250.00");
        placed("Cosy Cafe", "R-9", "0.50");

        handOver.handOver(agency);

        assertThat(file(1).lines().filter(line -> line.startsWith("PLC"))).hasSize(2);
        assertThat(file(1)).endsWith("TRL,4,EUR,1250.50\r\n");
    }

    @Test
    void handedOverAgainNothingIsWrittenAgain() throws IOException {
        placed("Brisk Bikes", "R-1", "1250.00");
        handOver.handOver(agency);
        Files.delete(folder.resolve(agency + "-000001.csv"));

        handOver.handOver(agency);

        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatCouldNotBeWrittenIsWrittenTheSameLaterWhateverChanged() throws IOException {
        CollectionCase of = placed("Brisk Bikes", "R-1", "1250.00");
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "a file where the folder should be");
        assertThatThrownBy(() -> handOver.handOver(agency)).hasMessageContaining(agency + "-000001.csv");
        Files.delete(folder);
        pay(of, "50.00", "R-1");
        placed("Cosy Cafe", "R-9", "9.00");

        handOver.handOver(agency);

        assertThat(file(1)).contains("R-1").contains("2026-02-24T12:00:00Z").endsWith("TRL,2,EUR,1250.00\r\n").doesNotContain("R-9");
        assertThat(file(2)).contains("R-9").endsWith("TRL,2,EUR,9.00\r\n").doesNotContain("R-1,");
        assertThat(files()).hasSize(2);
    }

    @Test
    void handedOverBySeveralNodesAtOnceNoRecordStandsInTwoFiles() throws Exception {
        for (int number = 1; number <= 5; number++) {
            placed("Customer " + number, "R-" + number, "1.00");
        }
        List<Callable<Void>> nodes = Collections.nCopies(4, () -> {
            handOver.handOver(agency);
            return null;
        });
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            for (Future<Void> node : threads.invokeAll(nodes)) {
                node.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(files()).hasSize(1);
        assertThat(file(1)).endsWith("TRL,10,EUR,5.00\r\n");
    }

    @Test
    void aRecallFollowsInTheNextFileWithTheAgencysReference() throws IOException {
        CollectionCase of = placed("Brisk Bikes", "R-1", "1250.00");
        handOver.handOver(agency);
        desk.acknowledged(placement(of).id(), "HE-77");
        clock.setDay("2026-03-02");
        desk.recall(placement(of).id(), "promised, \"really\"\nto pay");

        handOver.handOver(agency);

        assertThat(file(2)).isEqualTo(String.join("\r\n",
                "HDR,1," + agency + "-000002," + agency + ",,2026-03-02T12:00:00Z",
                "RCL,%d,%s,HE-77,%s,\"promised, \"\"really\"\" to pay\",2026-03-02T12:00:00Z".formatted(placement(of).id(), of.number(), of.customerId()),
                "TRL,1",
                ""));
    }

    @Test
    void anAgencyThatNeverHeardOfAPlacementIsNotToldOfItsRecall() throws IOException {
        CollectionCase of = placed("Brisk Bikes", "R-1", "1250.00");
        desk.recall(placement(of).id(), "promised");

        handOver.handOver(agency);

        assertThat(files()).isEmpty();
    }

    @Test
    void anAgencyIsToldToStopWhenTheCustomerPaidTheCreditor() throws IOException {
        CollectionCase of = placed("Brisk Bikes", "R-1", "1250.00");
        handOver.handOver(agency);
        pay(of, "1250.00", "R-1");

        handOver.handOver(agency);

        assertThat(file(2)).contains("RCL,").contains("nothing is open any more");
    }

    @Test
    void whatWasPaidOrDisputedSinceItWasPlacedStaysAndTheRestGoesWithWhatIsOpenNow() throws IOException {
        CollectionCase of = aCase();
        table.agency = agency;
        invoice(of, "R-1", "1250.00");
        Invoice disputed = invoice(of, "R-2", "80.00");
        invoice(of, "R-3", "20.00");
        place(of, PLACEMENT_DAY);
        pay(of, "1250.00", "R-1");
        disputed(of, disputed);
        pay(of, "5.00", "R-3");

        handOver.handOver(agency);

        assertThat(file(1)).contains("R-3,2025-12-06,2026-01-05,20.00,15.00,EUR").doesNotContain("R-1,").doesNotContain("R-2,")
                .endsWith("TRL,2,EUR,15.00\r\n");
        assertThat(placedNumbers(of)).containsExactly("R-3");
        assertThat(pauses.open(of.accountId()).stream().filter(pause -> pause.kind() == Pause.Kind.PLACEMENT)).hasSize(1);
        assertThat(trail(of, "invoice not placed")).hasSize(2);
    }

    @Test
    void whenEverythingIsDisputedBeforeTheAgencyHearsOfItThePlacementIsRecalled() throws IOException {
        CollectionCase of = aCase();
        table.agency = agency;
        disputed(of, disputedAfterPlacing(of));

        handOver.handOver(agency);

        assertThat(files()).isEmpty();
        assertThat(placement(of).state()).isEqualTo(Placement.State.RECALLED);
        assertThat(news(of)).containsExactly("PLACEMENT_RECALLED " + placement(of).id());
    }

    @Test
    void namesThatAreFormulasOrBreakLinesDoNoHarm() throws IOException {
        placed("=HYPERLINK(\"http://evil\")\r\nTRL,0", "@SUM(1)", "1.00");
        placed(" -2+3", "+49 30 1234", "2.00");

        handOver.handOver(agency);

        List<String> lines = file(1).lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).contains(",\"'=HYPERLINK(\"\"http://evil\"\") TRL,0\",");
        assertThat(lines.get(2)).contains(",'@SUM(1),");
        assertThat(lines.get(3)).contains(",'-2+3,");
        assertThat(lines.get(4)).contains(",+49 30 1234,");
    }

    private Invoice disputedAfterPlacing(CollectionCase of) {
        Invoice invoice = invoice(of, "R-1", "10.00");
        place(of, PLACEMENT_DAY);
        return invoice;
    }

    private CollectionCase placed(String customer, String invoiceNumber, String amount) {
        CollectionCase of = aCase(customer, null);
        table.agency = agency;
        invoice(of, invoiceNumber, amount);
        assertThat(place(of, PLACEMENT_DAY)).isTrue();
        return of;
    }

    private String file(int number) throws IOException {
        return Files.readString(folder.resolve("%s-%06d.csv".formatted(agency, number)), StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.toList();
        }
    }
}
