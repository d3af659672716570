package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions that a diagram may hold: a fact, its negation, a fact equal to one name, and a question to the calendar. JUEL could do far more,
 * up to running any code; who compares amounts or dates needs a decision table.
 */
final class Expressions {

    /** How the allowed ones look, for the message to the person who draws. */
    static final String ALLOWED = "${fact}, ${!fact}, ${fact == 'name'} or ${calendar.something(…)}";

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String QUOTED = "'[^'\"\\\\${}#]*'|\"[^'\"\\\\${}#]*\"";
    private static final String ARGUMENT = "\\s*(?:" + NAME + "|-?\\d+|" + QUOTED + ")\\s*";

    private static final Pattern FACT = Pattern.compile("\\s*!?\\s*" + NAME + "\\s*");
    private static final Pattern EQUALITY = Pattern.compile("\\s*" + NAME + "\\s*==\\s*(?:" + QUOTED + ")\\s*");
    private static final Pattern QUESTION = Pattern.compile("\\s*calendar\\.(" + NAME + ")\\((?:" + ARGUMENT + "(?:," + ARGUMENT + ")*|\\s*)\\)\\s*");
    private static final Pattern WHOLE = Pattern.compile("[$#]\\{([^{}]*)}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(" + NAME + ")}");

    /** What every Java object answers to. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("getClass", "wait", "notify", "notifyAll", "hashCode", "toString", "equals");

    private Expressions() {
    }

    /** The parts of the text that are expressions but not allowed ones. */
    static List<String> refusedIn(String text) {
        List<String> refused = new ArrayList<>();
        if (text.indexOf("${") < 0 && text.indexOf("#{") < 0) {
            return refused;
        }
        Matcher whole = WHOLE.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (whole.find()) {
            if (!isAllowed(whole.group(1))) {
                refused.add(whole.group());
            }
            whole.appendReplacement(rest, "");
        }
        whole.appendTail(rest);
        if (rest.indexOf("${") >= 0 || rest.indexOf("#{") >= 0) {
            refused.add(text);
        }
        return refused;
    }

    /** The name in {@code ${name}}, or null for anything else. */
    static String beanNamedBy(String text) {
        Matcher bean = BEAN.matcher(text.trim());
        return bean.matches() ? bean.group(1) : null;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static boolean isAllowed(String inner) {
        if (FACT.matcher(inner).matches() || EQUALITY.matcher(inner).matches()) {
            return true;
        }
        Matcher question = QUESTION.matcher(inner);
        return question.matches() && !OF_EVERY_OBJECT.contains(question.group(1));
    }
}
