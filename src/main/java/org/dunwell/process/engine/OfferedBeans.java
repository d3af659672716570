package org.dunwell.process.engine;

import java.util.AbstractMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * The beans that a diagram may name: the delegates and listeners of the package {@code process}, and {@code calendar}. Nothing else of the
 * application is within reach of an expression. Looked up when asked for, because delegates need the engine and the engine this map.
 */
@Component
public class OfferedBeans extends AbstractMap<Object, Object> {

    static final String CALENDAR = "calendar";

    private static final String HOME = "org.dunwell.process";

    private final ListableBeanFactory beans;
    private Set<String> names;

    OfferedBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    public synchronized Set<String> names() {
        if (names == null) {
            Set<String> found = new TreeSet<>();
            for (Class<?> kind : new Class<?>[] {JavaDelegate.class, ExecutionListener.class, TaskListener.class}) {
                for (String name : beans.getBeanNamesForType(kind, false, false)) {
                    if (isAtHome(beans.getType(name, false))) {
                        found.add(name);
                    }
                }
            }
            if (beans.containsBean(CALENDAR)) {
                found.add(CALENDAR);
            }
            names = Set.copyOf(found);
        }
        return names;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String && names().contains(name);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names().stream().map(name -> new SimpleImmutableEntry<Object, Object>(name, get(name))).collect(Collectors.toUnmodifiableSet());
    }

    /** Proxies stand in the package of their class. */
    private static boolean isAtHome(Class<?> type) {
        return type != null && (type.getPackageName().equals(HOME) || type.getPackageName().startsWith(HOME + "."));
    }
}
