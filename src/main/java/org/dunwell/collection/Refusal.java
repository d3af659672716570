package org.dunwell.collection;

/** What a person asked for cannot be done; the message says why and what to do instead, in words for that person. */
public class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}
