package org.dunwell.placement;

/** Hands the agency's waiting records over soon after the transaction, with pauses between tries, then an incident. */
public interface AgencyCourier {

    /**
     * In the caller's transaction; calls the hand-over of that agency later.
     *
     * @param processInstanceId of the called process it is for, or null
     */
    void fetch(String agencyId, String processInstanceId);
}
