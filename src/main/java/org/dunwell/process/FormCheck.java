package org.dunwell.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.collection.Refusal;
import org.dunwell.screen.Choice;
import org.springframework.stereotype.Component;

/** Checks on the server what a person entered: takes only what the form asks for and refuses, in the form's own words, what does not fit. */
@Component
public class FormCheck {

    /** All answers of a form together, as they are kept. */
    static final int LONGEST_ANSWERS = 8_000;

    private static final int LONGEST_NUMBER = 16;
    private static final LocalDate LATEST_DATE = LocalDate.of(2199, 12, 31);
    private static final LocalDate EARLIEST_DATE = LocalDate.of(1900, 1, 1);

    private final Conditions conditions;

    public FormCheck(Conditions conditions) {
        this.conditions = conditions;
    }

    /**
     * @param entered values by key as they came in; what the form does not ask for is dropped
     * @param choices the lists that the form lets choose from, by name
     * @throws Refusal saying everything that has to be put right, field by field
     */
    public Answers check(FormSchema form, Map<String, Object> entered, Map<String, List<Choice>> choices, LocalDate today) {
        List<FormField> asked = asked(form, entered, choices);
        Map<String, Object> facts = facts(form, asked, entered, choices);
        Map<String, Object> given = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (FormField field : asked) {
            try {
                Object answer = read(field, entered.get(field.key()), facts, today);
                if (answer != null) {
                    given.put(field.key(), answer);
                } else if (field.required() || holds(field.requiredWhen(), facts)) {
                    wrong.add(field.label() + ": please " + (isChoice(field) ? "choose one." : "fill this in."));
                }
            } catch (Unfit unfit) {
                wrong.add(field.label() + ": " + unfit.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refusal(String.join(" ", wrong));
        }
        Answers answers = new Answers(given);
        if (answers.json().length() > LONGEST_ANSWERS) {
            throw new Refusal("All answers together are too long. Please shorten the texts.");
        }
        return answers;
    }

    /** What the form shows with these entries. A field that comes to be hidden counts as empty for the others, as in the browser. */
    private List<FormField> asked(FormSchema form, Map<String, Object> entered, Map<String, List<Choice>> choices) {
        List<FormField> asked = form.fields();
        for (int round = 0; round < form.fields().size(); round++) {
            Map<String, Object> facts = facts(form, asked, entered, choices);
            List<FormField> shown = form.fields().stream()
                    .filter(field -> field.hiddenWhen().stream().noneMatch(condition -> holds(condition, facts)))
                    .toList();
            if (shown.equals(asked)) {
                break;
            }
            asked = shown;
        }
        return asked;
    }

    private boolean holds(String condition, Map<String, Object> facts) {
        return condition != null && conditions.holds(condition, facts);
    }

    private static Map<String, Object> facts(FormSchema form, List<FormField> asked, Map<String, Object> entered, Map<String, List<Choice>> choices) {
        Map<String, Object> facts = new LinkedHashMap<>();
        choices.forEach((name, list) -> facts.put(name, list.stream().map(Choice::asMap).toList()));
        form.fields().forEach(field -> facts.put(field.key(), null));
        asked.forEach(field -> facts.put(field.key(), plain(entered.get(field.key()))));
        return facts;
    }

    private static Object plain(Object value) {
        return value instanceof String text && text.isEmpty() ? null : value instanceof String || value instanceof Boolean || value instanceof Number ? value : null;
    }

    private Object read(FormField field, Object value, Map<String, Object> facts, LocalDate today) throws Unfit {
        if (value == null) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> text(field, value);
            case NUMBER -> number(field, value);
            case DATE -> date(field, value, today);
            case TICK -> tick(field, value);
            case CHOICE -> choice(field, value, facts);
            case SEVERAL_CHOICES -> severalChoices(field, value, facts);
        };
    }

    private static String text(FormField field, Object value) throws Unfit {
        if (!(value instanceof String raw)) {
            throw new Unfit("this is not a text.");
        }
        String text = clean(raw);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > field.maxLength()) {
            throw new Unfit("at most " + grouped(field.maxLength()) + " characters, not " + grouped(text.length()) + ".");
        }
        if (text.length() < field.minLength()) {
            throw new Unfit("at least " + field.minLength() + " characters, please.");
        }
        if (field.pattern() != null && !field.pattern().matcher(text).find()) {
            throw new Unfit(field.patternMessage() == null ? "this does not have the right form." : field.patternMessage());
        }
        return text;
    }

    /** Line ends are one character; what no person types (control characters, halves of characters) is left out. */
    private static String clean(String raw) {
        return raw.replace("\r\n", "\n").replace('\r', '\n').codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().strip();
    }

    private static BigDecimal number(FormField field, Object value) throws Unfit {
        String raw = value instanceof Number || value instanceof String ? value.toString().strip() : "?";
        if (raw.isEmpty()) {
            return null;
        }
        if (value instanceof Double || value instanceof Float) {
            raw = Double.isFinite(((Number) value).doubleValue()) ? BigDecimal.valueOf(((Number) value).doubleValue()).toPlainString() : "?";
        }
        if (!raw.matches("-?\\d+(\\.\\d+)?")) {
            throw new Unfit("this is not a number.");
        }
        if (raw.length() > LONGEST_NUMBER + 20) {
            throw new Unfit("this number is too large.");
        }
        BigDecimal number = new BigDecimal(raw).stripTrailingZeros();
        if (number.precision() - number.scale() > LONGEST_NUMBER - 4) {
            throw new Unfit("this number is too large.");
        }
        if (number.scale() > field.decimals()) {
            throw new Unfit(field.decimals() == 0 ? "a whole number, please." : "at most " + field.decimals() + " decimals, please.");
        }
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            throw new Unfit("at least " + field.min().toPlainString() + ", please.");
        }
        if (field.max() != null && number.compareTo(field.max()) > 0) {
            throw new Unfit("at most " + field.max().toPlainString() + ", please.");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static LocalDate date(FormField field, Object value, LocalDate today) throws Unfit {
        if (value instanceof String text && text.isBlank()) {
            return null;
        }
        if (!(value instanceof String text) || !text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new Unfit("this is not a date.");
        }
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeParseException noSuchDay) {
            throw new Unfit("there is no such day.");
        }
        if (date.isAfter(LATEST_DATE) || date.isBefore(EARLIEST_DATE)) {
            throw new Unfit("the year " + date.getYear() + " cannot be right.");
        }
        if (field.notBeforeToday() && date.isBefore(today)) {
            throw new Unfit("this day has passed.");
        }
        return date;
    }

    private static Boolean tick(FormField field, Object value) throws Unfit {
        if (!(value instanceof Boolean ticked)) {
            throw new Unfit("this is neither yes nor no.");
        }
        return field.required() && !ticked ? null : ticked;
    }

    private String choice(FormField field, Object value, Map<String, Object> facts) throws Unfit {
        if (value instanceof String text && text.isBlank()) {
            return null;
        }
        List<Choice> offered = field.choicesFrom() == null ? field.choices() : conditions.choices(field.choicesFrom(), facts);
        return offered.stream().map(Choice::value).filter(value.toString()::equals).findFirst()
                .orElseThrow(() -> new Unfit("please choose one of: " + offered.stream().map(Choice::label).collect(Collectors.joining(", ")) + "."));
    }

    private List<String> severalChoices(FormField field, Object value, Map<String, Object> facts) throws Unfit {
        if (!(value instanceof List<?> list)) {
            throw new Unfit("this is not a list of choices.");
        }
        List<String> chosen = new ArrayList<>();
        for (Object one : list) {
            String choice = one == null ? null : choice(field, one, facts);
            if (choice == null || chosen.contains(choice)) {
                throw new Unfit("this is not a choice.");
            }
            chosen.add(choice);
        }
        return chosen.isEmpty() ? null : List.copyOf(chosen);
    }

    private static boolean isChoice(FormField field) {
        return field.kind() == FormField.Kind.CHOICE || field.kind() == FormField.Kind.SEVERAL_CHOICES;
    }

    private static String grouped(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    private static class Unfit extends Exception {

        Unfit(String message) {
            super(message, null, false, false);
        }
    }
}
