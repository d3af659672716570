package org.dunwell.agency;

/** What became of something that an agency told. */
public sealed interface TakenIn {

    record News() implements TakenIn {
    }

    /** It was told before, in the same words; nothing has changed. */
    record Repeated() implements TakenIn {
    }

    /** @param mend what whoever sent it can do about it */
    record Refused(String field, String reason, String mend) implements TakenIn {
    }
}
