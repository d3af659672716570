package org.dunwell.message;

/** The post did not take a message because its address leads nowhere: the next try goes by another channel. */
public class AddressRefused extends PostFailed {

    private final String why;

    /** @param why in the carrier's words */
    public AddressRefused(String message, String why, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
