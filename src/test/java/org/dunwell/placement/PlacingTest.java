package org.dunwell.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Pause;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacingTest extends PlacedCase {

    @Test
    void theTableChoosesTheAgencyByCountryKindAndWorth() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");

        choose(of);

        assertThat(table.facts).isEqualTo(Map.of("country", "DE", "customerKind", "business",
                "placedInHouseCurrency", new BigDecimal("1250.00")));
        assertThat(placement(of).agencyId()).isEqualTo("harbour-europe");
        assertThat(placement(of).state()).isEqualTo(Placement.State.CHOSEN);
    }

    @Test
    void chosenAgainWithTheSameKeyTheFirstAnswerStands() {
        CollectionCase of = aCase();
        long first = choose(of);
        table.agency = "meridian-world";

        assertThat(choose(of)).isEqualTo(first);

        assertThat(placement(of).agencyId()).isEqualTo("harbour-europe");
    }

    @Test
    void anAgencyThatNobodyKnowsIsRefusedWithTheKnownOnes() {
        CollectionCase of = aCase();
        table.agency = "friends-of-mine";

        assertThatThrownBy(() -> choose(of)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("friends-of-mine").hasMessageContaining("harbour-europe, meridian-world, northstar-us");
    }

    @Test
    void whatWasLongEnoughInHouseAndHadItsLastChanceIsPlaced() {
        CollectionCase of = aCase();
        Invoice invoice = invoice(of, "R-1", "1250.00");

        assertThat(place(of, PLACEMENT_DAY)).isTrue();

        Placement placed = placement(of);
        assertThat(placed.state()).isEqualTo(Placement.State.PLACED);
        assertThat(placed.placedOn()).isEqualTo(PLACEMENT_DAY);
        assertThat(placed.processInstanceId()).isEqualTo("process-" + of.number());
        assertThat(placements.invoices(placed.id())).extracting(PlacedInvoice::amount).containsExactly(Money.of("1250.00", "EUR"));
        assertThat(pauses.open(of.accountId())).singleElement().satisfies(pause -> {
            assertThat(pause.kind()).isEqualTo(Pause.Kind.PLACEMENT);
            assertThat(pause.invoiceId()).isEqualTo(invoice.id());
            assertThat(pause.ref()).isEqualTo(placed.id());
        });
        assertThat(fetched.agencies).contains("harbour-europe");
        assertThat(trail(of, "placed with agency")).containsExactly("1250.00 EUR with Harbour Receivables Europe: invoices R-1");
    }

    @Test
    void placedAgainNothingChanges() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        place(of, PLACEMENT_DAY);

        assertThat(place(of, "2026-02-25")).isTrue();

        assertThat(placement(of).placedOn()).isEqualTo(PLACEMENT_DAY);
        assertThat(pauses.open(of.accountId())).hasSize(1);
        assertThat(trail(of, "placed with agency")).hasSize(1);
    }

    @Test
    void twentyNineDaysInHouseAreTooFew() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00", "2026-01-26", LETTER);

        assertThat(place(of, PLACEMENT_DAY)).isFalse();

        assertThat(placement(of).state()).isEqualTo(Placement.State.NOTHING_PLACED);
        assertThat(trail(of, "invoice not placed"))
                .containsExactly("Invoice R-1 stays in house: it is in house since 2026-01-26, less than 30 days");
        assertThat(pauses.open(of.accountId())).isEmpty();
    }

    @Test
    void thirtyDaysInHouseAreEnough() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00", "2026-01-25", LETTER);

        assertThat(place(of, PLACEMENT_DAY)).isTrue();
    }

    @Test
    void anInvoiceThatNeverCameInHouseStays() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00", null, LETTER);

        assertThat(place(of, PLACEMENT_DAY)).isFalse();
    }

    @Test
    void withoutAPlacementLetterNothingIsPlaced() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00", "2026-01-08", null);

        assertThat(place(of, PLACEMENT_DAY)).isFalse();

        assertThat(trail(of, "invoice not placed"))
                .containsExactly("Invoice R-1 stays in house: no placement letter that counts has named it");
    }

    @Test
    void aLetterFromBeforeTheCustomerUsedTheLastChanceDoesNotCount() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        lettersCountFrom(of, "2026-02-12T09:00:00Z");

        assertThat(place(of, PLACEMENT_DAY)).isFalse();
    }

    @Test
    void aDayBeforeTheLastChanceEndsNothingIsPlaced() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");

        assertThat(place(of, "2026-02-23")).isFalse();

        assertThat(trail(of, "invoice not placed"))
                .containsExactly("Invoice R-1 stays in house: its placement letter gives the customer until 2026-02-24");
    }

    @Test
    void aLastChanceThatWouldEndOnASaturdayEndsOnTheMonday() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00", "2026-01-08", "2026-02-14");

        assertThat(place(of, "2026-02-28")).isFalse();

        CollectionCase other = aCase();
        invoice(other, "R-1", "1250.00", "2026-01-08", "2026-02-14");
        assertThat(place(other, "2026-03-02")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pause.Kind.class)
    void oneInvoiceThatMayNotBeChasedStaysAndTheRestIsPlaced(Pause.Kind kind) {
        CollectionCase of = aCase();
        Invoice paused = invoice(of, "R-1", "1250.00");
        invoice(of, "R-2", "80.00");
        paused(of, paused.id(), kind);

        assertThat(place(of, PLACEMENT_DAY)).isTrue();

        assertThat(placedNumbers(of)).containsExactly("R-2");
        assertThat(trail(of, "invoice not placed")).singleElement().asString().startsWith("Invoice R-1 stays in house: ");
    }

    @Test
    void aHoldOnTheAccountKeepsEverythingInHouse() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        invoice(of, "R-2", "80.00");
        paused(of, null, Pause.Kind.HOLD);

        assertThat(place(of, PLACEMENT_DAY)).isFalse();

        assertThat(trail(of, "invoice not placed")).hasSize(2).allSatisfy(why -> assertThat(why).endsWith("it is on hold (asked)"));
    }

    @Test
    void whoMayNotBeContactedIsNotPlaced() {
        CollectionCase of = aCase("Late Bikes", "insolvent");
        invoice(of, "R-1", "1250.00");

        assertThat(place(of, PLACEMENT_DAY)).isFalse();

        assertThat(trail(of, "invoice not placed")).singleElement().asString().endsWith("the customer may not be contacted (insolvent)");
    }

    @Test
    void whatIsPaidIsNotPlacedAndAPartPaymentLowersWhatIs() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        invoice(of, "R-2", "80.00");
        pay(of, "1250.00", "R-1");
        pay(of, "30.00", "R-2");

        assertThat(place(of, PLACEMENT_DAY)).isTrue();

        assertThat(placements.invoices(placement(of).id())).singleElement()
                .satisfies(placed -> assertThat(placed.amount()).isEqualTo(Money.of("50.00", "EUR")));
    }
}
