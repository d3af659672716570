package org.dunwell.process;

/** Work that follows a transaction in one of its own; it is tried again after 1 min, 10 min, 1 h and 6 h, then an incident on the case says why. */
public interface Errand {

    String kind();

    /** Runs in a transaction; may run again after a crash, so it must find out by itself what is already done. */
    void run(String subject);
}
