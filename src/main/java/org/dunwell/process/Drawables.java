package org.dunwell.process;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.dunwell.check.Block;
import org.dunwell.check.DrawnForm;
import org.dunwell.check.Vocabulary;
import org.dunwell.process.engine.TimerTexts;
import org.dunwell.staff.Groups;

/** What Dunwell offers to those who draw: blocks as their templates declare them, and what classes and tables know. */
class Drawables implements Vocabulary {

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final Collection<Block> blocks;
    private final Map<String, byte[]> tables;
    private final int lastChanceDays;
    private final Supplier<Offer> offer;

    /**
     * @param templates the element templates
     * @param tables    as released, by id
     * @param offer     asked late, because what is offered needs the engine and the engine this
     */
    Drawables(Collection<byte[]> templates, Map<String, byte[]> tables, int lastChanceDays, Supplier<Offer> offer) {
        this.blocks = BlockTemplates.read(templates);
        this.tables = tables;
        this.lastChanceDays = lastChanceDays;
        this.offer = offer;
    }

    /** What only the running parts know; recorders are classes with {@link Records}. */
    record Offer(Set<String> beans, Set<String> wordings, Set<String> shown, Set<String> lists, Collection<Class<?>> recorders) {
    }

    @Override
    public Collection<Block> blocks() {
        return blocks;
    }

    @Override
    public Set<String> beans() {
        return offer.get().beans();
    }

    @Override
    public Set<String> groups() {
        return constants(Groups.class);
    }

    @Override
    public Set<String> facts() {
        return constants(Facts.class);
    }

    @Override
    public Set<String> messages() {
        return CollectionJourney.TOLD;
    }

    @Override
    public Set<String> wordings() {
        return offer.get().wordings();
    }

    @Override
    public Set<String> calendarQuestions() {
        return Arrays.stream(Calendar.class.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers())).map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Set<String> shown() {
        return offer.get().shown();
    }

    @Override
    public Set<String> lists() {
        return offer.get().lists();
    }

    @Override
    public Map<String, Set<String>> readFields() {
        Map<String, Set<String>> read = new TreeMap<>();
        offer.get().recorders().forEach(recorder -> {
            Records records = recorder.getAnnotation(Records.class);
            Arrays.stream(records.forms()).forEach(form -> read.put(form, Set.of(records.reads())));
        });
        return read;
    }

    @Override
    public Set<String> contactForms() {
        return PutOffCalls.CHANNEL_OF_FORM.keySet();
    }

    @Override
    public Map<String, byte[]> releasedTables() {
        return tables;
    }

    @Override
    public int lastChanceDays() {
        return lastChanceDays;
    }

    @Override
    public boolean canReadExpression(String expression) {
        return feel.parseExpression(expression.startsWith("=") ? expression.substring(1) : expression).isSuccess();
    }

    @Override
    public boolean canReadTests(String tests) {
        return feel.parseUnaryTests(tests).isSuccess();
    }

    @Override
    public long secondsBetween(String kind, String timer) {
        return TimerTexts.secondsBetween(kind, timer);
    }

    @Override
    public DrawnForm form(byte[] json) {
        return FormDrawings.read(json);
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> values = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                try {
                    values.add((String) field.get(null));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        return values;
    }
}
