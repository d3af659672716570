package org.dunwell.process;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.dunwell.process.engine.AsEngine;
import org.dunwell.staff.Colleague;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Staff;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people in the engine's groups; what they speak and know best is user info, like {@code en,de}. */
@Component
class EngineStaff implements Staff {

    private static final String LANGUAGES = "languages";
    private static final String SKILLS = "skills";

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

    @Override
    public List<Colleague> workers() {
        return asEngine.call(() -> Groups.WORKERS.stream().flatMap(group -> identities.createUserQuery().memberOfGroup(group).list().stream())
                .collect(Collectors.toMap(User::getId, user -> user, (one, same) -> one)).values().stream().map(this::colleague)
                .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::userId)).toList());
    }

    @Override
    public void describe(String userId, String languages, String skills) {
        asEngine.run(() -> {
            identities.setUserInfo(userId, LANGUAGES, languages);
            identities.setUserInfo(userId, SKILLS, skills);
        });
    }

    private Colleague colleague(User user) {
        return new Colleague(user.getId(), (user.getFirstName() + " " + user.getLastName()).strip(), words(user, LANGUAGES), words(user, SKILLS),
                tasks.createTaskQuery().taskAssignee(user.getId()).count());
    }

    private Set<String> words(User user, String info) {
        String written = identities.getUserInfo(user.getId(), info);
        return written == null ? Set.of() : Arrays.stream(written.split(",")).map(String::strip).filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
