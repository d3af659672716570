package org.dunwell.agency;

import java.time.Instant;
import java.util.List;
import org.dunwell.collection.CollectionCase;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.placement.Agency;
import org.dunwell.placement.PlacedInvoice;
import org.dunwell.placement.Placement;

/** Where agencies fetch their files, and how these are laid out. */
public interface AgencyOutbox {

    String layOut(Letter letter);

    /** Whole or not at all; the same file again takes the place of the first. */
    void put(AgencyFiles.AgencyFile file);

    /** All that one file tells. */
    record Letter(String fileId, Agency agency, Instant madeAt, List<Line> lines) {
    }

    /** One thing that the agency is told about a placement. */
    sealed interface Line {

        Placement placement();

        CollectionCase of();
    }

    record Placed(Placement placement, CollectionCase of, Creditor creditor, Customer customer, List<PlacedInvoice> invoices)
            implements Line {
    }

    record Recalled(Placement placement, CollectionCase of, String why, Instant at) implements Line {
    }
}
