package org.dunwell.message;

/** The post did not take a message. Its message names recipient, cause and mend, for the person who sees the incident. */
public class PostFailed extends RuntimeException {

    public PostFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
