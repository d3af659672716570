package org.dunwell.ledger;

/** Is told, in the booking transaction, that what is open on an account has changed. */
public interface AccountWatch {

    void accountMoved(long accountId);

    /** A payment was taken back; {@link #accountMoved} is told as well. */
    default void paymentReversed(long accountId) {
    }
}
