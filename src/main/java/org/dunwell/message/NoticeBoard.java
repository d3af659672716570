package org.dunwell.message;

/** The pages on which customers find notices. */
public interface NoticeBoard {

    /** The customer has the link to the page of this account. */
    boolean isKnownTo(long accountId);

    /** The address of that page; null where customers cannot reach it. */
    default String addressOf(long accountId) {
        return null;
    }
}
