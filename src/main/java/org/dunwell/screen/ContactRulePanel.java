package org.dunwell.screen;

import java.util.Map;
import java.util.Set;
import org.dunwell.casework.Negotiation;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.springframework.stereotype.Component;

/** Says that a customer may not be called or visited at this moment, and until when; nothing when it is all right. */
@Component
class ContactRulePanel implements Panel {

    private static final String NAME = "notNow";

    private final ContactPolicy policy;
    private final Negotiation negotiation;

    ContactRulePanel(ContactPolicy policy, Negotiation negotiation) {
        this.policy = policy;
        this.negotiation = negotiation;
    }

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Permission permission = switch (view.task()) {
            case "visitCustomer", "researchCustomer" -> policy.outbound(view.customer(), view.of(), "visit", true);
            case "negotiate" -> negotiation.permission(view.of());
            default -> policy.outbound(view.customer(), view.of(), "phone", true);
        };
        return permission.isNow() ? Map.of() : Map.of(NAME, (permission.isNever() ? "**Not this way.** " : "**Not now.** ") + Words.plain(permission.why()));
    }
}
