package org.dunwell.process.engine;

import org.camunda.bpm.engine.IdentityService;
import org.dunwell.trail.Actor;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who acts: the person the engine or the web knows on this thread, else the machine. */
@Component
class EngineActor implements Actor {

    private final IdentityService identities;

    EngineActor(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public String name() {
        var inEngine = identities.getCurrentAuthentication();
        if (inEngine != null && inEngine.getUserId() != null) {
            return inEngine.getUserId();
        }
        var onWeb = SecurityContextHolder.getContext().getAuthentication();
        boolean known = onWeb != null && onWeb.isAuthenticated() && (!(onWeb instanceof AnonymousAuthenticationToken) || CUSTOMER.equals(onWeb.getPrincipal()));
        return known ? onWeb.getName() : DUNWELL;
    }
}
