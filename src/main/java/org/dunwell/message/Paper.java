package org.dunwell.message;

/** Prints letters. */
public interface Paper {

    /** @param letter worded for {@link Channel#LETTER} @return PDF, A4 */
    byte[] pdf(MessageText letter);

    /** @return its pages one below the other, as PNG */
    byte[] picture(MessageText letter);
}
