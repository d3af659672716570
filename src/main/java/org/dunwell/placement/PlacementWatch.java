package org.dunwell.placement;

import org.dunwell.ledger.AccountWatch;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A payment is told to an open placement in the booking transaction, whoever received it. */
@Component
class PlacementWatch implements AccountWatch {

    private final PlacementDesk desk;

    /** Lazy, because the ledger that is watched is also what the desk asks. */
    PlacementWatch(@Lazy PlacementDesk desk) {
        this.desk = desk;
    }

    @Override
    public void accountMoved(long accountId) {
        desk.accountMoved(accountId);
    }
}
