package org.dunwell.message;

/** A format in which the customer's program takes a reminder. */
public interface ReminderFormat {

    /** @throws TextRefused when it cannot be written as the format wants it */
    byte[] write(Reminder reminder);
}
