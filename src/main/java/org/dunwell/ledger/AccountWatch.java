package org.dunwell.ledger;



/** Is told, in the booking transaction, that what is open on an account has changed. */
public interface AccountWatch {

    void accountMoved(long accountId);

    /** We added a charge: what is owed has grown, and the customer has done nothing. */
    default void accountCharged(long accountId) {
        accountMoved(accountId);
    }

    /** The account, or an invoice of it, was put on hold from a day in the past on. */
    default void accountHeld(long accountId) {
    }

    /** A payment was taken back; {@link #accountMoved} is told as well. */
    default void paymentReversed(long accountId) {
    }
}
