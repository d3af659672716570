package org.dunwell.contact;

import java.time.Instant;

/**
 * Whether a customer may be contacted on a channel at this moment.
 *
 * @param notBefore null when it may be now, or never
 * @param rule      the rule that says so, as the table contact-policy names it
 * @param why       for people; null when it may be now
 */
public record Permission(Kind kind, Instant notBefore, String rule, String why) {

    public enum Kind { NOW, LATER, NEVER }

    static Permission now(String rule) {
        return new Permission(Kind.NOW, null, rule, null);
    }

    static Permission later(Instant notBefore, String rule, String why) {
        return new Permission(Kind.LATER, notBefore, rule, why);
    }

    static Permission never(String rule, String why) {
        return new Permission(Kind.NEVER, null, rule, why);
    }

    public boolean isNow() {
        return kind == Kind.NOW;
    }

    public boolean isNever() {
        return kind == Kind.NEVER;
    }
}
