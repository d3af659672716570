package org.dunwell.process;

import java.util.Map;
import java.util.Optional;
import org.dunwell.casework.Negotiation;
import org.dunwell.collection.CollectionCase;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Customers;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** What the contact policy says to the contact that a task is for; work lists do not offer what may not be done now. */
@Component
class PutOffCalls {

    private static final String NEGOTIATION = "negotiate";
    /** The customer asked for it: caps do not count it, hours do. */
    private static final String ASKED_FOR = "call-back";
    static final Map<String, String> CHANNEL_OF_FORM =
            Map.of("call-customer", "phone", ASKED_FOR, "phone", NEGOTIATION, "phone", "visit-customer", "visit");

    private final Customers customers;
    private final ContactPolicy policy;
    private final Negotiation negotiation;

    PutOffCalls(Customers customers, ContactPolicy policy, Negotiation negotiation) {
        this.customers = customers;
        this.policy = policy;
        this.negotiation = negotiation;
    }

    boolean isContact(String form) {
        return form != null && CHANNEL_OF_FORM.containsKey(form);
    }

    /** What stands against the contact that the form is for, which is told in the case; empty when nothing does, or it is for no contact. */
    Optional<Permission> against(CollectionCase of, String form, String who) {
        String channel = form == null ? null : CHANNEL_OF_FORM.get(form);
        if (channel == null) {
            return Optional.empty();
        }
        Permission permission = form.equals(NEGOTIATION) ? negotiation.permission(of) : policy.outbound(customers.get(of.customerId()), of, channel, !form.equals(ASKED_FOR));
        if (permission.isNow()) {
            return Optional.empty();
        }
        policy.refused(of, channel, permission, who == null ? Actor.DUNWELL : who);
        return Optional.of(permission);
    }

    /** Calls for those who take special care. */
    boolean needsCare(CollectionCase of, String form) {
        return "phone".equals(CHANNEL_OF_FORM.get(form)) && policy.isVulnerable(customers.get(of.customerId()));
    }
}
