package org.dunwell.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.dunwell.process.engine.AsEngine;
import org.dunwell.staff.Colleague;
import org.dunwell.staff.Staff;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people in the engine's groups; their languages are the user info {@code languages}, like {@code en,de}. */
@Component
class EngineStaff implements Staff {

    private final IdentityService identities;
    private final TaskService tasks;
    private final AsEngine asEngine;

    EngineStaff(@Lazy IdentityService identities, @Lazy TaskService tasks, AsEngine asEngine) {
        this.identities = identities;
        this.tasks = tasks;
        this.asEngine = asEngine;
    }

    @Override
    public List<Colleague> collectors() {
        return asEngine.call(() -> identities.createUserQuery().memberOfGroup("collectors").list().stream().map(this::colleague).toList());
    }

    @Override
    public Set<String> groupsOf(String userId) {
        return asEngine.call(() -> identities.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).collect(Collectors.toSet()));
    }

    private Colleague colleague(User user) {
        String languages = identities.getUserInfo(user.getId(), "languages");
        return new Colleague(user.getId(), (user.getFirstName() + " " + user.getLastName()).strip(),
                languages == null ? Set.of() : Arrays.stream(languages.split(",")).map(String::strip).collect(Collectors.toSet()),
                tasks.createTaskQuery().taskAssignee(user.getId()).count());
    }
}
