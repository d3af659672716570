package org.dunwell.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.dunwell.collection.CollectionCase;
import org.dunwell.message.MessageOrder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlacementLetterTest extends PlacedCase {

    @Autowired PlacementLetter letter;

    @Test
    void theLetterSaysWhoGetsTheAccountAndOnWhichWorkingDay() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        clock.setDay("2026-02-14");

        assertThat(letter.of(order(of))).isEqualTo(Map.of("agencyName", "Harbour Receivables Europe", "agencyPhone", "+49 40 5550 140",
                "agencyStreet", "Speicherkai 14", "agencyCity", "Hamburg", "placementDay", LocalDate.parse("2026-03-02")));
        assertThat(letter.concerns("placementLetter")).isTrue();
        assertThat(letter.concerns("thanks")).isFalse();
    }

    @Test
    void theAgencyThatTheLetterNamedIsTheOneThatIsChosen() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        table.agency = "northstar-us";
        letter.of(order(of));
        table.agency = "meridian-world";

        choose(of);

        assertThat(placement(of).agencyId()).isEqualTo("northstar-us");
    }

    @Test
    void anAgencyNamedInALetterThatLostItsForceIsChosenAnew() {
        CollectionCase of = aCase();
        invoice(of, "R-1", "1250.00");
        letter.of(order(of));
        lettersCountFrom(of, "2026-02-01T00:00:00Z");
        table.agency = "meridian-world";

        choose(cases.get(of.id()));

        assertThat(placement(of).agencyId()).isEqualTo("meridian-world");
    }

    private static MessageOrder order(CollectionCase of) {
        return new MessageOrder(of, of.number() + "/sendPlacementLetter", "sendPlacementLetter", "placementLetter", "final", null);
    }
}
