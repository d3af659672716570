package org.dunwell.screen;

import java.util.Map;
import java.util.Set;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.message.ToneGuard;
import org.springframework.stereotype.Component;

/** How harsh a talk may be. */
@Component
class TonePanel implements Panel {

    private static final String NAME = "tone";
    private static final Map<String, String> WORDS = Map.of("courteous", "courteous, nothing more", "friendly", "friendly at most", "firm", "firm at most",
            "final", "as clear as it has to be");

    private final ToneGuard toneGuard;
    private final ContactPolicy policy;

    TonePanel(ToneGuard toneGuard, ContactPolicy policy) {
        this.toneGuard = toneGuard;
        this.policy = policy;
    }

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        int days = view.chaseable().isNothing() ? 0 : view.chaseable().oldest().daysPastDue(view.today());
        return Map.of(NAME, "Tone: " + WORDS.get(policy.isVulnerable(view.customer()) ? "courteous" : toneGuard.harshest(view.of(), days)) + ".");
    }
}
