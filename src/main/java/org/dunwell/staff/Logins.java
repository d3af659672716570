package org.dunwell.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people who may log in, with the groups that say what each of them may do. */
public interface Logins {

    /**
     * Tells whether the password is right. After wrong ones a person has to wait, longer each time; until then the right one is refused too.
     *
     * @return empty for an unknown person, a wrong password, or one who has to wait
     */
    Optional<Login> check(String user, String password);

    /** Whether the person may open {@code tasklist}, {@code cockpit} or {@code admin}. */
    boolean mayOpen(String user, String application);

    /**
     * The person's own choice of a new password.
     *
     * @return what is wrong with it, in words for the person; nothing when the password was changed
     */
    List<String> change(String user, String oldPassword, String newPassword);

    /** Adds a person, or leaves the one of that name alone. The password is not held against the rules. */
    void add(String user, String firstName, String lastName, String email, String password, String... groups);

    /** From the next login on this person has to choose a new password before anything else. */
    void mustChangePassword(String user);

    /** @param mustChange whether the password was chosen by somebody else and has to be replaced first */
    record Login(String user, Set<String> groups, boolean mustChange) {
    }

    /** Somebody has chosen a new password. */
    record PasswordChanged(String user) {
    }
}
