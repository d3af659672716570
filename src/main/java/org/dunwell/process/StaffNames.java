package org.dunwell.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.dunwell.screen.Names;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The names of the engine's users. */
@Component
class StaffNames implements Names {

    private final IdentityService identities;

    StaffNames(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Map<String, String> of(Collection<String> userIds) {
        Map<String, String> names = new LinkedHashMap<>();
        userIds.forEach(id -> names.put(id, id));
        if (!userIds.isEmpty()) {
            identities.createUserQuery().userIdIn(userIds.toArray(String[]::new)).list().forEach(user -> {
                String name = ((user.getFirstName() == null ? "" : user.getFirstName()) + " " + (user.getLastName() == null ? "" : user.getLastName())).strip();
                names.put(user.getId(), name.isEmpty() ? user.getId() : name);
            });
        }
        return names;
    }
}
