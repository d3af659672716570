package org.dunwell.screen;

import java.util.Map;
import java.util.Set;
import org.dunwell.arrangement.Authority;
import org.dunwell.arrangement.Limits;
import org.springframework.stereotype.Component;

/** How far the person who opens the task may go by the table settlement-authority. */
@Component
class OfferPanel implements Panel {

    private final Authority authority;

    OfferPanel(Authority authority) {
        this.authority = authority;
    }

    @Override
    public Set<String> names() {
        return Set.of("mayOffer");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        if (view.chaseable().isNothing()) {
            return Map.of("mayOffer", "**Nothing can be agreed today:** nothing may be chased.");
        }
        Limits limits = authority.of(view.who(), view.chaseable(), view.today());
        return Map.of("mayOffer", "**You may agree by yourself:** " + limits(limits) + (limits.mayWriteOff() ? " You may also write the balance off."
                : " More is possible, but has to be approved first."));
    }

    static String limits(Limits limits) {
        return (limits.maximumInstalments() <= 1 ? "one payment" : "up to " + limits.maximumInstalments() + " instalments")
                + ", all paid by " + Words.day(limits.latestEnd()) + "; in full settlement at least " + Words.money(limits.minimum()) + ".";
    }
}
