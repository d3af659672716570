package org.dunwell.screen;

import java.util.Map;
import java.util.Set;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.springframework.stereotype.Component;

/** Says that a customer may not be called at this moment, and until when; nothing when it is all right. */
@Component
class ContactRulePanel implements Panel {

    private static final String NAME = "notNow";

    private final ContactPolicy policy;

    ContactRulePanel(ContactPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Permission permission = policy.outbound(view.customer(), view.of(), "phone", true);
        return permission.isNow() ? Map.of() : Map.of(NAME, "**Do not call now.** " + Words.plain(permission.why()));
    }
}
