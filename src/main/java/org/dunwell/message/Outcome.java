package org.dunwell.message;

/** What became of the order for a message. */
public enum Outcome {
    /** It is written and will be handed over. */
    WRITTEN,
    /** Written before, by the same order. */
    WRITTEN_BEFORE,
    /** It waits until the pause ends. */
    HELD_BACK,
    /** It waits until the customer's contact data are completed. */
    HELD_BACK_NO_ADDRESS,
    /** There is no reason for it today. */
    NOTHING_TO_SEND,
    /** The customer may not be contacted. */
    CONTACT_STOPPED
}
