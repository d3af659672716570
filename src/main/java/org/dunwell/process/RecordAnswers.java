package org.dunwell.process;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.answer.Answer;
import org.dunwell.answer.AnswerBook;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.trail.Actor;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/**
 * Every completed task, whatever its form: whoever {@link Records} the form hands it to the domain, and what that does not read is kept as an answer.
 * Ticks and choices among the latter become facts, so that a question drawn behind the task can ask them.
 */
@Component
public class RecordAnswers {

    private static final int LONGEST_SUMMARY = 1_000;

    private final ObjectProvider<TaskListener> recorders;
    private final AnswerBook book;
    private final CollectionCases cases;
    private final Trail trail;
    private final Actor actor;
    private final Clock clock;

    RecordAnswers(ObjectProvider<TaskListener> recorders, AnswerBook book, CollectionCases cases, Trail trail, Actor actor, Clock clock) {
        this.recorders = recorders;
        this.book = book;
        this.cases = cases;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param drawn whether the diagram itself names the listener, as those of earlier releases do */
    public void record(DelegateTask task, FormSchema form, boolean drawn) {
        Optional<TaskListener> recorder = recorders.stream().filter(listener -> records(listener).stream().anyMatch(one -> List.of(one.forms()).contains(form.id()))).findFirst();
        if (!drawn) {
            recorder.ifPresent(listener -> listener.notify(task));
        }
        Set<String> read = recorder.stream().flatMap(listener -> records(listener).stream())
                .flatMap(records -> Stream.concat(Arrays.stream(records.reads()), Arrays.stream(records.mayRead()))).collect(Collectors.toSet());
        List<FormField> own = form.fields().stream().filter(field -> !read.contains(field.key())).toList();
        Answers answers = Answers.of(task);
        own.forEach(field -> keep(task, form, field, answers));
        summarise(task, own, answers);
    }

    private void keep(DelegateTask task, FormSchema form, FormField field, Answers answers) {
        Object given = answers.all().get(field.key());
        if (given != null) {
            book.keep(new Answer(task.getId(), task.getExecution().getProcessBusinessKey(), task.getTaskDefinitionKey(), task.getName(), form.id(), field.key(),
                    field.label(), words(field, given), actor.name(), clock.instant()));
        }
        if (field.kind() == FormField.Kind.TICK) {
            task.getExecution().setVariable(field.key(), answers.bool(field.key()));
        } else if (field.kind() == FormField.Kind.CHOICE) {
            task.getExecution().setVariable(field.key(), given == null ? "" : given);
        }
    }

    private void summarise(DelegateTask task, List<FormField> own, Answers answers) {
        String text = own.stream().filter(field -> answers.has(field.key())).map(field -> field.label() + ": " + words(field, answers.all().get(field.key())))
                .collect(Collectors.joining("; "));
        Object hint = task.getVariable(Facts.HINT);
        String about = Stream.of(hint == null || hint.toString().isBlank() ? "" : "hint: " + hint, text).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        String key = task.getExecution().getProcessBusinessKey();
        Optional<CollectionCase> of = key == null ? Optional.empty() : cases.find(CollectionCase.numberIn(key));
        if (!about.isEmpty() && of.isPresent()) {
            String cut = about.length() > LONGEST_SUMMARY ? about.substring(0, LONGEST_SUMMARY) + "…" : about;
            trail.ofCase(of.get().number(), of.get().customerId(), "answered", task.getName() + ": " + cut);
        }
    }

    /** As a person reads it: the labels of what was chosen. */
    private static String words(FormField field, Object given) {
        if (given instanceof List<?> several) {
            return several.stream().map(one -> label(field, one)).collect(Collectors.joining(", "));
        }
        return given instanceof Boolean ticked ? ticked ? "yes" : "no" : label(field, given);
    }

    private static String label(FormField field, Object value) {
        return field.choices().stream().filter(choice -> choice.value().equals(value)).map(choice -> choice.label()).findFirst().orElse(value.toString());
    }

    static Optional<Records> records(TaskListener listener) {
        return Optional.ofNullable(AnnotationUtils.findAnnotation(listener.getClass(), Records.class));
    }
}
