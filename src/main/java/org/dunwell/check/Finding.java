package org.dunwell.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * One thing that is wrong in a file.
 *
 * @param element id of the element, row or field, or null when it is the whole file
 * @param label   what stands on it
 * @param what    is wrong
 * @param then    what would happen
 * @param mend    what to do
 */
public record Finding(String file, String element, String label, Rule rule, String what, String then, String mend) {

    private static final Properties WORDS = words();

    /** @param about fill the gaps of the rule's sentences */
    static Finding of(String file, String element, String label, Rule rule, Object... about) {
        return new Finding(file, element, label, rule, sentence(rule, "what", about), sentence(rule, "then", about), sentence(rule, "mend", about));
    }

    public boolean isError() {
        return rule.isError();
    }

    /** In one paragraph, as Modeler shows it. */
    public String asText() {
        String place = element == null ? file : file + ", " + (label == null || label.isBlank() ? "'" + element + "'" : "\"" + label + "\" ('" + element + "')");
        return place + ": " + what + " " + then + " " + mend;
    }

    private static String sentence(Rule rule, String part, Object... about) {
        String words = WORDS.getProperty(rule + "." + part);
        if (words == null) {
            throw new IllegalStateException("No words for " + rule + "." + part);
        }
        return String.format(words, about);
    }

    private static Properties words() {
        Properties words = new Properties();
        try (InputStream file = Finding.class.getResourceAsStream("/check/findings.properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
