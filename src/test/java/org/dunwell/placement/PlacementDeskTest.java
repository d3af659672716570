package org.dunwell.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementDeskTest extends PlacedCase {

    @Test
    void anAcknowledgedPlacementKeepsTheAgencysReferenceAndTellsTheCaseOnce() {
        CollectionCase of = placedCase();

        assertThat(desk.acknowledged(placement(of).id(), "HE-77")).isTrue();
        assertThat(desk.acknowledged(placement(of).id(), "HE-78")).isFalse();

        assertThat(placement(of).state()).isEqualTo(Placement.State.ACKNOWLEDGED);
        assertThat(placement(of).agencyReference()).isEqualTo("HE-77");
        assertThat(news(of)).containsExactly("PLACEMENT_ACKNOWLEDGED " + placement(of).id());
    }

    @Test
    void aPlacementIsSettledInTheBookingThatPaysTheLastOfIt() {
        CollectionCase of = placedCase();
        pay(of, "1000.00", "R-1");
        assertThat(placement(of).state()).isEqualTo(Placement.State.PLACED);

        pay(of, "250.00", "R-1");

        assertThat(placement(of).state()).isEqualTo(Placement.State.SETTLED);
        assertThat(news(of)).containsExactly("PLACEMENT_SETTLED " + placement(of).id());
        assertThat(openPlacementPauses(of)).isEmpty();
    }

    @Test
    void whatTheCustomerOwesBesidesDoesNotKeepAPlacementOpen() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        invoice(of, "R-2", "80.00", "2026-02-20", null);
        place(of, PLACEMENT_DAY);

        pay(of, "1250.00", "R-1");

        assertThat(placement(of).state()).isEqualTo(Placement.State.SETTLED);
    }

    @Test
    void aReturnedPlacementLetsItsInvoicesBeChasedAgain() {
        CollectionCase of = placedCase();

        assertThat(desk.returned(placement(of).id(), "gone away")).isTrue();
        assertThat(desk.returned(placement(of).id(), "gone away")).isFalse();

        assertThat(placement(of).state()).isEqualTo(Placement.State.RETURNED);
        assertThat(placement(of).outcome()).isEqualTo("gone away");
        assertThat(openPlacementPauses(of)).isEmpty();
        assertThat(news(of)).containsExactly("PLACEMENT_RETURNED " + placement(of).id());
    }

    @Test
    void aRecallBeforeTheAgencyHeardOfItTakesTheRecordBack() {
        CollectionCase of = placedCase();

        assertThat(desk.recall(placement(of).id(), "promised to pay")).isTrue();

        assertThat(placement(of).state()).isEqualTo(Placement.State.RECALLED);
        assertThat(records(of)).containsExactly("place withdrawn");
        assertThat(news(of)).containsExactly("PLACEMENT_RECALLED " + placement(of).id());
        assertThat(desk.recall(placement(of).id(), "again")).isFalse();
    }

    @Test
    void whatIsSettledIsNeitherReturnedNorRecalledNorAcknowledgedLater() {
        CollectionCase of = placedCase();
        desk.settled(placement(of).id(), "paid");

        assertThat(desk.returned(placement(of).id(), "late")).isFalse();
        assertThat(desk.recall(placement(of).id(), "late")).isFalse();
        assertThat(desk.acknowledged(placement(of).id(), "late")).isFalse();

        assertThat(news(of)).hasSize(1);
    }

    @Test
    void theEndOfTheProcessSaysWhatBecameOfIt() {
        CollectionCase recovered = placedCase();
        desk.settled(placement(recovered).id(), "paid");
        CollectionCase nothing = aCase();
        place(nothing, PLACEMENT_DAY);

        assertThat(desk.ended(placement(recovered).id(), "recoveredByAgency")).isEqualTo("recovered");
        assertThat(desk.ended(placement(nothing).id(), "nothingPlaced")).isEqualTo("nothingPlaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recalledFromAgency", "anEndThatSomebodyDrew"})
    void aPlacementThatNobodyWatchesAnyMoreIsRecalled(String ending) {
        CollectionCase of = placedCase();

        assertThat(desk.ended(placement(of).id(), ending)).isEqualTo("recalled");

        assertThat(openPlacementPauses(of)).isEmpty();
    }

    @Test
    void everythingOfACaseThatEndsAnotherWayComesBack() {
        CollectionCase of = placedCase();

        desk.recallAll(of, "the customer asked to stop");

        assertThat(placement(of).state()).isEqualTo(Placement.State.RECALLED);
        assertThat(trail(of, "placement recalled")).containsExactly("the customer asked to stop");
    }

    @Test
    void aCaseThatHasEndedIsToldNothing() {
        CollectionCase of = placedCase();
        cases.ended(of.id(), clock.instant(), "withdrawn");

        desk.returned(placement(of).id(), "gone away");

        assertThat(news(of)).isEmpty();
    }

    private CollectionCase placedCase() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        place(of, PLACEMENT_DAY);
        return of;
    }

    private List<Pause> openPlacementPauses(CollectionCase of) {
        return pauses.open(of.accountId()).stream().filter(pause -> pause.kind() == Pause.Kind.PLACEMENT).toList();
    }

    private List<String> records(CollectionCase of) {
        return jdbc.sql("""
                select kind || case when withdrawn_at is null then '' else ' withdrawn' end from agency_record
                where placement_id = ? order by record_id""").param(placement(of).id()).query(String.class).list();
    }
}
