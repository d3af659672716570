package org.dunwell.agency;

import java.time.LocalDate;
import org.dunwell.ledger.Money;

/** One thing that an agency tells about a placement. */
public sealed interface AgencyTold {

    long placementId();

    /** Names the record among all that this agency ever tells; told again under the same name it changes nothing. */
    String name();

    /** @param reference the agency's own number */
    record Acknowledged(long placementId, String reference) implements AgencyTold {

        @Override
        public String name() {
            return "ACK/" + placementId;
        }
    }

    /**
     * The agency has collected money.
     *
     * @param paymentId     the agency's own number of the payment, never used twice
     * @param invoiceNumber which invoice it is for, or null
     */
    record Paid(long placementId, String paymentId, LocalDate paidOn, Money amount, String invoiceNumber) implements AgencyTold {

        @Override
        public String name() {
            return "PAY/" + paymentId;
        }
    }

    record Returned(long placementId, String reason) implements AgencyTold {

        @Override
        public String name() {
            return "RTN/" + placementId;
        }
    }

    record Closed(long placementId, CloseCode code) implements AgencyTold {

        @Override
        public String name() {
            return "CLS/" + placementId;
        }
    }
}
