package org.dunwell.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.message.TextRefused;

/**
 * The words for one purpose in one language, as a process owner edits them: plain paragraphs, no code. {@code letters/README.md} tells how
 * they are written.
 *
 * @param name    its file, for whoever has to mend it
 * @param version of the file, by its content
 */
record Wording(String name, Locale language, String version, List<Clause> subjects, List<Clause> passages) {

    private static final String SUBJECT = "Subject:";
    private static final Pattern CONDITION = Pattern.compile("^\\[([!A-Za-z][!A-Za-z ]*)]\\s*");

    static Wording parse(String name, Locale language, String file) {
        Wording wording = parseShort(name, language, file);
        if (wording.subjects().isEmpty()) {
            throw new TextRefused("The wording " + name + " has no subject: begin it with a line 'Subject: …'");
        }
        return wording;
    }

    /** A text message has no subject. */
    static Wording parseShort(String name, Locale language, String file) {
        String withoutRemarks = file.replace("\uFEFF", "").replace("\r\n", "\n").replaceAll("(?m)^#.*\n?", "");
        List<Clause> clauses = Arrays.stream(withoutRemarks.strip().split("\n\\s*\n")).map(paragraph -> clause(paragraph.strip())).toList();
        List<Clause> subjects = clauses.stream().filter(clause -> clause.source().startsWith(SUBJECT))
                .map(clause -> new Clause(clause.onlyIf(), clause.source().substring(SUBJECT.length()).strip())).toList();
        return new Wording(name, language, version(file), subjects, clauses.stream().filter(clause -> !clause.source().startsWith(SUBJECT)).toList());
    }

    private static String version(String file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8)), 0, 4);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Clause clause(String paragraph) {
        Matcher condition = CONDITION.matcher(paragraph);
        return condition.find()
                ? new Clause(List.of(condition.group(1).strip().split("\\s+")), paragraph.substring(condition.end()))
                : new Clause(List.of(), paragraph);
    }
}
