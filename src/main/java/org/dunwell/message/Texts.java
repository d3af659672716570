package org.dunwell.message;

import java.util.Locale;
import java.util.Set;

/** The wordings, by purpose, tone and language. */
public interface Texts {

    /**
     * In the customer's language, or in English where that has no wording.
     *
     * @throws TextRefused when there is no wording for the purpose, or it asks for a value that is not there
     */
    MessageText write(TextOrder order);

    /** The purpose has a wording of its own for this channel. */
    boolean speaks(String purpose, String tone, Channel channel, Locale language);

    /** Purposes that have a wording, in the order of the alphabet. */
    Set<String> purposes();
}
