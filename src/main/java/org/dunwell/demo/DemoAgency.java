package org.dunwell.demo;

import java.time.LocalDate;
import org.dunwell.placement.Placement;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The agencies of the demonstration: they acknowledge after two days, and bring in, give back or keep what they have. */
@Component
@Profile("demo")
class DemoAgency {

    private final DemoDeeds deeds;

    DemoAgency(DemoDeeds deeds) {
        this.deeds = deeds;
    }

    void works(Script script, LocalDate day, LocalDate today) {
        Plot plot = script.account().plot();
        switch (plot) {
            case AT_AGENCY, AGENCY_RECOVERED, AGENCY_RETURNED, AGENCY_RECALLED -> deeds.withAgency(script.account(), day)
                    .forEach((placement, days) -> works(script, placement, days, day, today));
            default -> { }
        }
    }

    private void works(Script script, Placement placement, long days, LocalDate day, LocalDate today) {
        Plot plot = script.account().plot();
        if (days == 2) {
            deeds.acknowledges(placement, "HE-" + (70_000 + placement.id() * 13));
        } else if (plot == Plot.AGENCY_RECOVERED && days == 24) {
            deeds.pay(script.account().chased(), script.account().owed(), day);
        } else if (plot == Plot.AGENCY_RETURNED && day.equals(today.minusDays(9))) {
            deeds.returns(placement, "Debtor disputes the claim, legal action not advised");
        } else if (plot == Plot.AGENCY_RECALLED && day.equals(today.minusDays(12))) {
            deeds.recalled(placement, "The new owner wants to settle with us directly");
        }
    }
}
