package org.dunwell.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.collection.CollectionCase;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.policy.Policies;
import org.springframework.stereotype.Component;

/** How harsh we may be: not before the delay and what was tried give reason to, by the table tone-guard. */
@Component
public class ToneGuard {

    /** Gentlest first. */
    private static final List<String> TONES = List.of("courteous", "friendly", "firm", "final");

    private final Policies policies;
    private final ContactLog contacts;

    public ToneGuard(Policies policies, ContactLog contacts) {
        this.policies = policies;
        this.contacts = contacts;
    }

    static boolean isHarsh(String tone) {
        return TONES.indexOf(tone) > TONES.indexOf("friendly");
    }

    /** @param daysPastDue of the oldest invoice that may be chased */
    public String harshest(CollectionCase of, int daysPastDue) {
        return policies.decide("tone-guard", Map.of("daysPastDue", daysPastDue, "contactsBefore", tried(of))).get("harshestTone").toString();
    }

    /** @throws TextRefused when the order's tone is harsher than that, or none that is known */
    void check(MessageOrder order, int daysPastDue) {
        if (!TONES.contains(order.tone())) {
            throw new TextRefused("The step '" + order.step() + "' asks for the tone '" + order.tone() + "': choose one of " + String.join(", ", TONES)
                    + " in the diagram");
        }
        String harshest = harshest(order.about(), daysPastDue);
        if (TONES.indexOf(order.tone()) > TONES.indexOf(harshest)) {
            throw new TextRefused("The message '" + order.purpose() + "' of the step '" + order.step() + "' is in the tone '" + order.tone()
                    + "', harsher than the table tone-guard allows (" + daysPastDue + " days past due, " + tried(order.about()) + " contacts before: '" + harshest
                    + "' at most). Choose a gentler tone or a longer wait in the diagram, or change the table; then retry here");
        }
    }

    private int tried(CollectionCase of) {
        List<ContactNote> all = contacts.ofCase(of.id());
        Set<String> keys = all.stream().map(ContactNote::onceKey).filter(Objects::nonNull).collect(Collectors.toSet());
        return (int) all.stream().filter(contact -> contact.direction().equals("outbound") && !keys.contains(ContactNote.bounceOf(contact.onceKey()))).count();
    }
}
