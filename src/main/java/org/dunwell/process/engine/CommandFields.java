package org.dunwell.process.engine;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/** Reads what a command of the engine is about: its fields have no getters. */
final class CommandFields {

    private static final Map<String, Field> KNOWN = new ConcurrentHashMap<>();

    private CommandFields() {
    }

    static String text(Command<?> command, String name) {
        return (String) value(command, name);
    }

    static Object value(Command<?> command, String name) {
        Field field = KNOWN.computeIfAbsent(command.getClass().getName() + "." + name, key -> {
            Field found = ReflectionUtils.findField(command.getClass(), name);
            if (found == null) {
                throw new IllegalStateException("The engine's " + command.getClass().getSimpleName() + " has no field " + name);
            }
            ReflectionUtils.makeAccessible(found);
            return found;
        });
        return ReflectionUtils.getField(field, command);
    }
}
