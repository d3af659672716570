package org.dunwell.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One movement of money on an account, as it stands in the book for good.
 *
 * @param id            0 before it is booked
 * @param amount        positive when it raises what is owed
 * @param invoiceNumber the invoice, charge or refund it names, or null
 * @param onceKey       the same movement told twice has the same key
 * @param reverses      id of the entry that it takes back, or null
 */
public record Entry(long id, long accountId, Kind kind, Instant bookedAt, LocalDate valueDate, Money amount, String invoiceNumber,
                    String reference, String source, String onceKey, Long reverses) {

    /** The kinds of movement; a waiver forgives by agreement, a write-off gives up, a refund pays credit out. */
    public enum Kind {
        INVOICE(false), CREDIT_NOTE(true), PAYMENT(true), REVERSAL(false), WAIVER(true), WRITE_OFF(true), CHARGE(false), REFUND(false);

        private final boolean lowersBalance;

        Kind(boolean lowersBalance) {
            this.lowersBalance = lowersBalance;
        }

        public boolean lowersBalance() {
            return lowersBalance;
        }
    }

    public Entry {
        if (kind.lowersBalance ? !amount.isNegative() : !amount.isPositive()) {
            throw new IllegalArgumentException("A " + kind + " of " + amount + " has the wrong sign");
        }
        if ((kind == Kind.REVERSAL) != (reverses != null)) {
            throw new IllegalArgumentException("A reversal, and nothing else, takes an entry back");
        }
    }
}
