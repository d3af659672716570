package org.dunwell.collection;

import java.time.Instant;

/**
 * One collection case: an overdue account on its way through the journey. Its number is what people say on the phone and the
 * business key of its process instance.
 *
 * @param processInstanceId of the journey, null until it is started
 * @param collector         user id of who calls now, or null
 * @param chasedInvoice     the oldest invoice that could be chased when the stage was last chosen, or null
 * @param lettersCountFrom  placement letters written earlier lost their force because the customer used the last chance; or null
 * @param pausedAt          since when nothing of it may be chased, or null
 * @param endedAt           null while it runs
 * @param ending            id of the end event it reached, null while it runs
 */
public record CollectionCase(long id, String number, long accountId, String customerId, String processInstanceId, Treatment treatment,
                             String collector, Long chasedInvoice, Instant lettersCountFrom, Instant pausedAt, Instant openedAt,
                             Instant endedAt, String ending, String closeCode) {

    public boolean isRunning() {
        return endedAt == null;
    }

    /** The number of the case that a called process with the key {@code <case>/<n>} belongs to. */
    public static String numberIn(String businessKey) {
        int slash = businessKey.indexOf('/');
        return slash < 0 ? businessKey : businessKey.substring(0, slash);
    }
}
