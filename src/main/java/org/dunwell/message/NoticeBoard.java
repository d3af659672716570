package org.dunwell.message;

/** The pages on which customers find notices. */
public interface NoticeBoard {

    /** The customer has the link to the page of this account. */
    boolean isKnownTo(long accountId);
}
