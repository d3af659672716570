package org.dunwell.process;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dunwell.screen.Choice;
import org.dunwell.screen.Choices;

/**
 * One thing that a form asks for, with the rules that it draws.
 *
 * @param key            the name of the answer
 * @param decimals       how many decimals a number may have
 * @param minLength      in characters, 0 for any
 * @param maxLength      in characters
 * @param pattern        that a text must match, or null
 * @param patternMessage what to say when it does not, or null
 * @param choices        what can be chosen when the form itself lists it
 * @param choicesFrom    what picks the choices (FEEL, over the {@link Choices} by name), or null
 * @param notBeforeToday a date must not lie in the past
 * @param requiredWhen   a condition (FEEL) under which an optional field must be filled in, or null
 * @param hiddenWhen     conditions (FEEL) of the field and of the groups around it; it is not asked when one of them holds
 */
public record FormField(String key, String label, Kind kind, boolean required, BigDecimal min, BigDecimal max, int decimals, int minLength,
                        int maxLength, Pattern pattern, String patternMessage, List<Choice> choices, String choicesFrom,
                        boolean notBeforeToday, String requiredWhen, List<String> hiddenWhen) {

    public enum Kind { TEXT, NUMBER, DATE, TICK, CHOICE, SEVERAL_CHOICES }
}
