package org.dunwell.screen;

import java.util.Map;
import java.util.Set;

/** A part of a task's screen: values that forms show by name. A form that names none of them does not cost its computing. */
public interface Panel {

    Set<String> names();

    /** By name: a text for people ({@link Words}), or rows of a table as a list of maps; what is missing is not shown. */
    Map<String, Object> of(TaskView view);
}
