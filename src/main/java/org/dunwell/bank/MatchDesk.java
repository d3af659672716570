package org.dunwell.bank;

/** Where movements are handed on to. */
public interface MatchDesk {

    /** It is matched in a transaction of its own, soon after this one. */
    void matchSoon(long receiptId);

    /** A person is asked which account it is for. */
    void askPerson(Receipt toMatch);

    /** Soon after this transaction nobody is asked about it any more. */
    void askNoMore(long receiptId);
}
