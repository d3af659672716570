package org.dunwell.web;

import org.dunwell.staff.Logins;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** Which pages the person who is logged in may open: asked of the rules that guard them, so that nobody is shown a way that ends at a closed door. */
@Component("doors")
public class Doors {

    private final WebInvocationPrivilegeEvaluator rights;
    private final Logins logins;

    Doors(@Lazy WebInvocationPrivilegeEvaluator rights, Logins logins) {
        this.rights = rights;
        this.logins = logins;
    }

    /** @param page path of a page of our own, with parameters or without */
    public boolean open(String page) {
        return rights.isAllowed("", page, "GET", SecurityContextHolder.getContext().getAuthentication());
    }

    /** @param application tasklist, cockpit or admin */
    public boolean webapp(String application) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return open("/camunda/app/" + application + "/default/") && logins.mayOpen(person.getName(), application);
    }
}
