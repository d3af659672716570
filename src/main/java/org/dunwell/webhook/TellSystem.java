package org.dunwell.webhook;

import java.time.Clock;
import org.dunwell.collection.CollectionCase;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Tells another system, in two steps: written down in the case's transaction, told in one of its own. */
@Component
public class TellSystem {

    private final WebhookBook book;
    private final OtherSystems systems;
    private final WebhookCourier courier;
    private final Trail trail;
    private final Clock clock;

    public TellSystem(WebhookBook book, OtherSystems systems, WebhookCourier courier, Trail trail, Clock clock) {
        this.book = book;
        this.systems = systems;
        this.courier = courier;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param onceKey of the step; the same again changes nothing */
    public void write(CollectionCase of, String system, String event, String step, String onceKey) {
        if (!systems.knows(system)) {
            throw new IllegalStateException("No operator has allowed the system '" + system + "'. Set dunwell.webhooks." + system + ".url and .secret, then retry this step.");
        }
        if (book.write(new WebhookCall(onceKey, of.number(), of.customerId(), system, event, step, clock.instant()))) {
            courier.fetch(onceKey, of.processInstanceId());
        }
    }

    public void tell(String callId) {
        book.waiting(callId).ifPresent(call -> {
            systems.tell(call);
            book.told(callId, clock.instant());
            trail.ofCase(call.caseNumber(), call.customerId(), "systemTold", call.system() + ": " + call.event());
        });
    }
}
