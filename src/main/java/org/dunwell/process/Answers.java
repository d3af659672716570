package org.dunwell.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * What a person answered on a form, checked: only what the form asks for, in the order of the form. Answers live until the task is
 * completed; a {@code complete} listener hands them to the domain.
 */
public final class Answers {

    /** The transient variable of the task that carries them. */
    public static final String VARIABLE = "answers";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Numbers and dates as texts, so that they stay exact. */
    private final Map<String, Object> given;

    /** @param given String, BigDecimal, LocalDate, Boolean or a list of String by key */
    Answers(Map<String, ?> given) {
        Map<String, Object> plain = new LinkedHashMap<>();
        given.forEach((key, answer) -> plain.put(key, answer instanceof Boolean || answer instanceof List ? answer
                : answer instanceof BigDecimal number ? number.toPlainString() : answer.toString()));
        this.given = Collections.unmodifiableMap(plain);
    }

    /** None when the task has no form. */
    public static Answers of(DelegateTask task) {
        return task.getVariableLocal(VARIABLE) instanceof String json ? read(json) : new Answers(Map.of());
    }

    private static Answers read(String json) {
        try {
            return new Answers(JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() { }));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A text or the value of what was chosen; null when nothing was answered. */
    public String text(String key) {
        return (String) given.get(key);
    }

    public LocalDate date(String key) {
        return has(key) ? LocalDate.parse(text(key)) : null;
    }

    /** Exact, in the currency of the case, at most two decimals. */
    public BigDecimal money(String key) {
        return has(key) ? new BigDecimal(text(key)) : null;
    }

    public Integer whole(String key) {
        return has(key) ? money(key).intValueExact() : null;
    }

    /** A tick, or "yes" chosen; false when nothing was answered. */
    public boolean bool(String key) {
        Object answer = given.get(key);
        return Boolean.TRUE.equals(answer) || "yes".equals(answer);
    }

    /** What was chosen of several; empty when nothing was. */
    @SuppressWarnings("unchecked")
    public List<String> several(String key) {
        return (List<String>) given.getOrDefault(key, List.of());
    }

    public boolean has(String key) {
        return given.containsKey(key);
    }

    /** By key: a text, also for a number or a date; a Boolean; a list of texts. What was not answered is missing. */
    public Map<String, Object> all() {
        return given;
    }

    /** All of them, to be kept. */
    public String json() {
        try {
            return JSON.writeValueAsString(given);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return given.keySet().toString();
    }
}
