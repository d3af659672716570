package org.dunwell.contact;

import java.time.Instant;

/**
 * Whether a customer may be contacted on a channel at this moment.
 *
 * @param notBefore null when it may be now, or never
 * @param cause     what stands against it; null when it may be now
 * @param rule      the rule that says so, as the table contact-policy names it
 * @param why       for people; null when it may be now
 */
public record Permission(Kind kind, Instant notBefore, Cause cause, String rule, String why) {

    public enum Kind { NOW, LATER, NEVER }

    public enum Cause { HOURS, CAP, CONVERSATION, GAP, OPT_OUT, STOP_CONTACT, WRONG_PARTY, VULNERABLE }

    static Permission now(String rule) {
        return new Permission(Kind.NOW, null, null, rule, null);
    }

    static Permission later(Instant notBefore, Cause cause, String rule, String why) {
        return new Permission(Kind.LATER, notBefore, cause, rule, why);
    }

    static Permission never(Cause cause, String rule, String why) {
        return new Permission(Kind.NEVER, null, cause, rule, why);
    }

    public boolean isNow() {
        return kind == Kind.NOW;
    }

    public boolean isNever() {
        return kind == Kind.NEVER;
    }
}
