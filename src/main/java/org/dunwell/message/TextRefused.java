package org.dunwell.message;

/** A message cannot be worded: better none than one with a gap. Its message says which wording, which placeholder and what mends it. */
public class TextRefused extends RuntimeException {

    public TextRefused(String message) {
        super(message);
    }
}
