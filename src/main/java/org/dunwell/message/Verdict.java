package org.dunwell.message;

/** Whether a message may go today: it may, it has to wait, or it has lost its reason. */
record Verdict(Kind kind, String why) {

    enum Kind { GO, WAIT, DROP }

    static Verdict go() {
        return new Verdict(Kind.GO, null);
    }

    static Verdict waits(String why) {
        return new Verdict(Kind.WAIT, why);
    }

    static Verdict drop(String why) {
        return new Verdict(Kind.DROP, why);
    }
}
