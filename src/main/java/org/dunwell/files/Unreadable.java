package org.dunwell.files;

/** A cell that cannot be understood: why, and what to do about it. */
final class Unreadable extends RuntimeException {

    private final String mend;

    Unreadable(String reason, String mend) {
        super(reason, null, false, false);
        this.mend = mend;
    }

    String mend() {
        return mend;
    }
}
