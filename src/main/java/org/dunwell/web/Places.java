package org.dunwell.web;

import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.staff.Groups;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Where a person's work is. */
final class Places {

    static final String PASSWORD = "/password";

    private static final Set<String> WATCHERS = Set.of(Groups.MANAGERS, Groups.AUDITORS, Groups.OPERATORS, Groups.PROCESS_OWNERS);

    private Places() {
    }

    static String of(Authentication person) {
        Set<String> rights = person.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        if (rights.contains(StaffLogin.NEWCOMER)) {
            return PASSWORD;
        }
        if (rights.contains(Groups.ADMINISTRATORS)) {
            return "/camunda/app/welcome/default/";
        }
        return rights.stream().anyMatch(WATCHERS::contains) ? "/camunda/app/cockpit/default/" : "/camunda/app/tasklist/default/";
    }
}
