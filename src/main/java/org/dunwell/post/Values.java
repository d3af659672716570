package org.dunwell.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.ledger.Money;
import org.dunwell.message.TextRefused;

/** The values that a wording may ask for, formatted for its reader. One that is asked for and not there refuses the message. */
final class Values {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final String wording;
    private final Formats formats;
    private final Map<String, Object> values;

    Values(String wording, Formats formats, Map<String, Object> values) {
        this.wording = wording;
        this.formats = formats;
        this.values = new HashMap<>(values);
    }

    /** @throws TextRefused when nobody knows the fact, so that a slip of the pen never drops a paragraph in silence */
    boolean holds(String fact) {
        if (!values.containsKey(fact)) {
            throw new TextRefused("The wording " + wording + " asks whether [" + fact + "] holds, and nobody knows that: correct the wording, "
                    + "or fill in the value, then retry");
        }
        Object value = values.get(fact);
        return value instanceof Boolean yes ? yes : !text(value).isBlank();
    }

    String fill(String source) {
        return PLACEHOLDER.matcher(source).replaceAll(found -> Matcher.quoteReplacement(text(found.group(1))));
    }

    String text(String name) {
        String text = text(values.get(name));
        if (text.isBlank()) {
            throw new TextRefused("The wording " + wording + " asks for {" + name + "}, and there is no value for it: fill in the value, "
                    + "or correct the wording, then retry");
        }
        return text;
    }

    List<?> list(String name) {
        if (values.get(name) instanceof List<?> rows && !rows.isEmpty()) {
            return rows;
        }
        throw new TextRefused("The wording " + wording + " asks for the table {" + name + "}, and it has no rows: fill in the value, "
                + "or correct the wording, then retry");
    }

    private String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Money money) {
            return formats.money(money);
        }
        if (value instanceof LocalDate day) {
            return formats.day(day);
        }
        return plain(value.toString());
    }

    /** One line without control characters: what a value holds can neither break a header nor pose as a paragraph. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
