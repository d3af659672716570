package org.dunwell.process.engine;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.dunwell.staff.Logins;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The people who may log in are the engine's users, and their groups the engine's groups: there is no second list of them. */
@Component
class Identities implements Logins {

    /** The user info that says that the password was chosen by somebody else. */
    static final String MUST_CHANGE = "mustChangePassword";

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final AsEngine asEngine;
    private final ApplicationEventPublisher events;

    /** @param rights makes the groups before anybody is put into one */
    Identities(IdentityService identities, AuthorizationService authorizations, AsEngine asEngine, ApplicationEventPublisher events,
               HouseRights rights) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.asEngine = asEngine;
        this.events = events;
    }

    @Override
    public Optional<Login> check(String user, String password) {
        return asEngine.call(() -> {
            if (user == null || user.isBlank() || password == null || !identities.checkPassword(user, password)) {
                return Optional.empty();
            }
            // the engine may compare names more loosely than the rights do
            User known = identities.createUserQuery().userId(user).singleResult();
            if (known == null) {
                return Optional.empty();
            }
            return Optional.of(new Login(known.getId(), Set.copyOf(groupsOf(known.getId())), mustChange(known.getId())));
        });
    }

    @Override
    public boolean mayOpen(String user, String application) {
        return asEngine.call(() -> authorizations.isUserAuthorized(user, groupsOf(user), ACCESS, APPLICATION, application));
    }

    @Override
    public List<String> change(String user, String oldPassword, String newPassword) {
        return asEngine.call(() -> {
            if (!identities.checkPassword(user, oldPassword)) {
                return List.of("The old password is not right, or there were too many wrong ones: wait a little and try again.");
            }
            User person = identities.createUserQuery().userId(user).singleResult();
            List<String> wrong = new ArrayList<>();
            if (newPassword.equals(oldPassword)) {
                wrong.add("The new password is the old one.");
            }
            identities.checkPasswordAgainstPolicy(newPassword, person).getViolatedRules().forEach(rule -> wrong.add(inWords(rule)));
            if (wrong.isEmpty()) {
                person.setPassword(newPassword);
                identities.saveUser(person);
                identities.deleteUserInfo(user, MUST_CHANGE);
                events.publishEvent(new PasswordChanged(user));
            }
            return wrong;
        });
    }

    @Override
    public void add(String user, String firstName, String lastName, String email, String password, String... groups) {
        asEngine.run(() -> {
            if (identities.createUserQuery().userId(user).count() > 0) {
                return;
            }
            User person = identities.newUser(user);
            person.setFirstName(firstName);
            person.setLastName(lastName);
            person.setEmail(email);
            person.setPassword(password);
            ((IdentityServiceImpl) identities).saveUser(person, true);
            for (String group : groups) {
                identities.createMembership(user, group);
            }
        });
    }

    @Override
    public void mustChangePassword(String user) {
        asEngine.run(() -> identities.setUserInfo(user, MUST_CHANGE, "yes"));
    }

    private boolean mustChange(String user) {
        return "yes".equals(identities.getUserInfo(user, MUST_CHANGE));
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).collect(Collectors.toList());
    }

    private static String inWords(PasswordPolicyRule rule) {
        return rule.getParameters() != null && rule.getParameters().containsKey("minLength")
                ? "The new password needs at least " + rule.getParameters().get("minLength") + " characters."
                : "The new password must not contain your own name or e-mail address.";
    }
}
