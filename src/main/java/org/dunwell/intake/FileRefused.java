package org.dunwell.intake;

/** A file that is not taken in at all: nothing of it was booked. */
public class FileRefused extends RuntimeException {

    private final String mend;

    public FileRefused(String reason, String mend) {
        super(reason);
        this.mend = mend;
    }

    /** What to do about it. */
    public String mend() {
        return mend;
    }
}
