package org.dunwell.process;

import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.dunwell.check.Check;
import org.dunwell.screen.Choices;
import org.dunwell.screen.Panel;
import org.springframework.stereotype.Component;

/** The files as they are shipped, and the check of them with what the classes offer, without starting anything. */
public final class Shipped {

    private Shipped() {
    }

    /** Diagrams, tables and forms by their names as deployed. */
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.putAll(read("processes", ".bpmn"));
        files.putAll(read("processes", ".dmn"));
        files.putAll(read("forms", ".form"));
        return files;
    }

    public static Map<String, byte[]> templates() {
        return read(".camunda/element-templates", ".json");
    }

    public static Drawables drawables() {
        Map<String, byte[]> tables = new TreeMap<>();
        read("processes", ".dmn").forEach((name, content) -> tables.put(name.replaceFirst(".*/", "").replace(".dmn", ""), content));
        Drawables.Offer offer = new Drawables.Offer(beans(), wordings(), shown(), lists(), recorders());
        return new Drawables(templates().values(), tables, 14, () -> offer);
    }

    public static Check check() {
        return new Check(drawables());
    }

    /** Names of delegates, of listeners and of the calendar. */
    public static Set<String> beans() {
        Set<String> beans = new TreeSet<>(Set.of("calendar"));
        Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class).flatMap(kind -> classesOf(kind).stream()).forEach(type -> beans.add(beanName(type)));
        return beans;
    }

    private static Set<String> wordings() {
        Set<String> purposes = new TreeSet<>();
        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/letters"))) {
            folders.filter(folder -> Files.exists(folder.resolve("en.txt"))).forEach(folder -> purposes.add(folder.getFileName().toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return purposes;
    }

    private static Set<String> shown() {
        Set<String> shown = new TreeSet<>(Set.of("payer", "payerAccount", "paid", "paidOn", "paymentText", "whyUnclear", "proposals"));
        classes("screen").stream().filter(type -> Panel.class.isAssignableFrom(type) && !type.isInterface())
                .forEach(type -> shown.addAll(((Panel) mock(type, CALLS_REAL_METHODS)).names()));
        return shown;
    }

    private static Set<String> lists() {
        Set<String> lists = new TreeSet<>();
        classes("screen").stream().filter(type -> Choices.class.isAssignableFrom(type) && !type.isInterface())
                .forEach(type -> lists.add(((Choices) mock(type, CALLS_REAL_METHODS)).name()));
        return lists;
    }

    /** Listeners that are not found by the form of a task. */
    public static Set<String> listeners() {
        Set<String> listeners = new TreeSet<>();
        Stream.of(ExecutionListener.class, TaskListener.class).flatMap(kind -> classesOf(kind).stream()).filter(type -> !type.isAnnotationPresent(Records.class))
                .forEach(type -> listeners.add(beanName(type)));
        return listeners;
    }

    static List<Class<?>> classesOf(Class<?> kind) {
        return classes("process").stream().filter(type -> kind.isAssignableFrom(type) && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())).toList();
    }

    static String beanName(Class<?> type) {
        String given = type.getAnnotation(Component.class).value();
        return given.isEmpty() ? type.getSimpleName().substring(0, 1).toLowerCase() + type.getSimpleName().substring(1) : given;
    }

    /** Constant to the name it holds. */
    static Map<String, String> factNames() {
        Map<String, String> names = new TreeMap<>();
        for (Field field : Facts.class.getDeclaredFields()) {
            try {
                names.put(field.getName(), (String) field.get(null));
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return names;
    }

    static List<Class<?>> recorders() {
        return classes("process").stream().filter(type -> type.isAnnotationPresent(Records.class)).toList();
    }

    private static List<Class<?>> classes(String feature) {
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/dunwell", feature))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java")).sorted().toList()) {
                classes.add(Class.forName("org.dunwell." + feature + "." + file.getFileName().toString().replace(".java", ""), false, Shipped.class.getClassLoader()));
            }
        } catch (IOException | ClassNotFoundException broken) {
            throw new AssertionError(broken);
        }
        return classes;
    }

    private static Map<String, byte[]> read(String folder, String ending) {
        Map<String, byte[]> read = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(file -> file.toString().endsWith(ending)).toList()) {
                read.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read;
    }
}
