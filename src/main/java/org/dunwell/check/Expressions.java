package org.dunwell.check;

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
    static final String ALLOWED = "${fact}, ${!fact}, ${fact == 'name'} or ${calendar.workingDays(2)}";

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

    /** The facts that the text asks, the inputs of {@code calendar} aside. */
    static List<String> factsIn(String text) {
        List<String> facts = new ArrayList<>();
        Matcher whole = WHOLE.matcher(text);
        while (whole.find()) {
            String inner = whole.group(1);
            if (FACT.matcher(inner).matches() || EQUALITY.matcher(inner).matches()) {
                facts.add(inner.replaceFirst("==.*", "").replace("!", "").strip());
            }
        }
        return facts;
    }

    /** Fact and the one name that it is compared with, or null. */
    static String[] comparisonIn(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (whole.find() && EQUALITY.matcher(whole.group(1)).matches()) {
            String[] parts = whole.group(1).split("==", 2);
            return new String[] {parts[0].strip(), parts[1].strip().replaceAll("^['\"]|['\"]$", "")};
        }
        return null;
    }

    static List<String> calendarQuestionsIn(String text) {
        List<String> questions = new ArrayList<>();
        Matcher whole = WHOLE.matcher(text);
        while (whole.find()) {
            Matcher question = QUESTION.matcher(whole.group(1));
            if (question.matches()) {
                questions.add(question.group(1));
            }
        }
        return questions;
    }

    /** What a refused expression probably was meant to be, as a sentence; empty when nobody can tell. */
    static String meant(String refused) {
        Matcher single = Pattern.compile("[$#]?\\{\\s*(" + NAME + ")\\s*(=|===|eq)\\s*(['\"]?)(\\w+)\\3\\s*}").matcher(refused.strip());
        if (single.matches()) {
            return " You probably meant ${" + single.group(1) + " == '" + single.group(4) + "'}.";
        }
        Matcher unquoted = Pattern.compile("[$#]\\{\\s*(" + NAME + ")\\s*==\\s*(\\w+)\\s*}").matcher(refused.strip());
        if (unquoted.matches()) {
            return unquoted.group(2).equals("true") ? " You probably meant ${" + unquoted.group(1) + "}."
                    : unquoted.group(2).equals("false") ? " You probably meant ${!" + unquoted.group(1) + "}."
                    : " You probably meant ${" + unquoted.group(1) + " == '" + unquoted.group(2) + "'}.";
        }
        Matcher not = Pattern.compile("[$#]\\{\\s*not\\s*\\(?\\s*(" + NAME + ")\\s*\\)?\\s*}").matcher(refused.strip());
        if (not.matches()) {
            return " You probably meant ${!" + not.group(1) + "}.";
        }
        return refused.matches(".*(<|>|\\bgt\\b|\\blt\\b|&&|\\|\\|).*") ? " Comparing and counting is done in a decision table, which then sets the fact." : "";
    }

    /** What an unreadable timer probably was meant to be, as a sentence. */
    static String meantTimer(String text) {
        Matcher count = Pattern.compile("(?i)\\s*(?:P|PT)?\\s*(\\d+)\\s*(?:(d|days?|tage?)|(h|hours?|std|stunden?)|(m|min|minutes?)|(w|weeks?|wochen?)|(months?|monate?))?\\s*").matcher(text);
        if (!count.matches()) {
            return text.matches("\\d{1,2}[./]\\d{1,2}[./]\\d{4}.*") ? " You probably meant a date as 2027-03-20T08:00:00." : "";
        }
        String number = count.group(1);
        String duration = count.group(3) != null ? "PT" + number + "H" : count.group(4) != null ? "PT" + number + "M" : count.group(5) != null ? "P" + number + "W"
                : count.group(6) != null ? "P" + number + "M" : "P" + number + "D";
        return " You probably meant " + duration + ".";
    }

    private static boolean isAllowed(String inner) {
        if (FACT.matcher(inner).matches() || EQUALITY.matcher(inner).matches()) {
            return true;
        }
        Matcher question = QUESTION.matcher(inner);
        return question.matches() && !OF_EVERY_OBJECT.contains(question.group(1));
    }
}
