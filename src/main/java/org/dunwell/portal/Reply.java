package org.dunwell.portal;

/** What came of something said on the page. Its name is part of a label: {@code noted.PROMISED}, {@code wrong.DATE}. */
public enum Reply {

    PROMISED, PLANNED, TO_APPROVE, DISPUTED, CALL_ASKED, ACCEPTED,

    REASON, DATE, AMOUNT, COUNT, TEXT, INVOICE,
    /** The account looks different from what the page had shown. */
    CHANGED,
    TOO_OFTEN,
    NO_SUCH_LINK;

    public boolean isNoted() {
        return ordinal() <= ACCEPTED.ordinal();
    }
}
