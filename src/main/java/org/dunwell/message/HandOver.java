package org.dunwell.message;

/** Hands one written message over to the post, after asking once more whether it still has a reason. */
public interface HandOver {

    void handOver(String messageId);
}
