package org.dunwell.arrangement;

import java.util.List;
import java.util.Map;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Particulars;
import org.springframework.stereotype.Component;

/** What the confirmation of a promise or plan says: each date and amount. */
@Component
class ArrangementConfirmation implements Particulars {

    private final Arrangements arrangements;

    ArrangementConfirmation(Arrangements arrangements) {
        this.arrangements = arrangements;
    }

    @Override
    public boolean concerns(String purpose) {
        return purpose.equals("arrangementConfirmation");
    }

    @Override
    public Map<String, Object> of(MessageOrder order) {
        Terms terms = arrangements.get(order.reference()).terms();
        boolean promise = terms.kind() == Terms.Kind.PROMISE;
        List<Instalment> instalments = terms.instalments();
        return Map.of("kind", promise ? "promise" : "plan", "promise", promise, "plan", !promise, "instalments", instalments,
                "instalmentCount", instalments.size(), "firstDueOn", instalments.get(0).dueOn(), "firstAmount", instalments.get(0).amount());
    }

    @Override
    public boolean stillHolds(MessageOrder order) {
        return arrangements.get(order.reference()).isOngoing();
    }
}
