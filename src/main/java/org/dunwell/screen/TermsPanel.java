package org.dunwell.screen;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.arrangement.Authority;
import org.dunwell.arrangement.Instalment;
import org.dunwell.arrangement.Terms;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Terms that wait for approval: what is proposed, and how far its author could have gone. */
@Component
class TermsPanel implements Panel {

    private final Arrangements arrangements;
    private final Authority authority;
    private final Names names;

    TermsPanel(Arrangements arrangements, Authority authority, Names names) {
        this.arrangements = arrangements;
        this.authority = authority;
        this.names = names;
    }

    @Override
    public Set<String> names() {
        return Set.of("terms");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Long id = view.about().get("arrangementId");
        if (id == null) {
            return Map.of();
        }
        Arrangement proposed = arrangements.get(id);
        Terms terms = proposed.terms();
        String author = Words.plain(names.of(List.of(proposed.madeBy())).getOrDefault(proposed.madeBy(), proposed.madeBy()));
        return Map.of("terms", "**" + author + " proposes** " + payments(terms) + forgiven(terms)
                + "\n\n**Within own authority:** " + OfferPanel.limits(authority.of(proposed.madeBy(), terms, view.open(), view.today()))
                + exceeded(authority.of(view.who(), terms, view.open(), view.today()).exceededBy(terms))
                + (terms.note() == null || terms.note().isBlank() ? "" : "\n\n*" + Words.plain(terms.note()) + "*"));
    }

    /** What the person who opens it may not approve either. */
    private static String exceeded(List<String> exceeded) {
        return exceeded.isEmpty() ? "" : "\n\n**Beyond your own authority too:** " + String.join("; ", exceeded) + ". You may reject them, or leave the task to somebody with more.";
    }

    private static String payments(Terms terms) {
        List<Instalment> instalments = terms.instalments();
        if (instalments.size() == 1) {
            return Words.money(terms.total()) + " in one sum by " + Words.day(terms.lastDueOn()) + ".";
        }
        return Words.money(terms.total()) + " in " + instalments.size() + " instalments of " + Words.money(instalments.get(0).amount()) + ", from "
                + Words.day(instalments.get(0).dueOn()) + " to " + Words.day(terms.lastDueOn()) + ".";
    }

    private static String forgiven(Terms terms) {
        Money forgiven = terms.forgiven();
        if (forgiven.isZero()) {
            return " Nothing is forgiven.";
        }
        BigDecimal percent = forgiven.amount().multiply(BigDecimal.valueOf(100))
                .divide(forgiven.plus(terms.total()).amount(), 1, RoundingMode.HALF_UP);
        return " **" + Words.money(forgiven) + " (" + percent.toPlainString() + " %) would be forgiven.**";
    }
}
