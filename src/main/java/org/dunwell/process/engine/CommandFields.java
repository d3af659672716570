package org.dunwell.process.engine;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.util.ReflectionUtils;

/** Reads what a command of the engine is about: its fields have no getters. */
final class CommandFields {

    private CommandFields() {
    }

    static String text(Command<?> command, String name) {
        return (String) value(command, name);
    }

    static Object value(Command<?> command, String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field == null) {
            throw new IllegalStateException("The engine's " + command.getClass().getSimpleName() + " has no field " + name);
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }
}
