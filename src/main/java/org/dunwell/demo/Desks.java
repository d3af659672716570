package org.dunwell.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The desks of the staff: what lies on them, and who works it. */
public interface Desks {

    /**
     * A task for a person.
     *
     * @param step     id of the activity
     * @param assignee user id, or null while nobody has claimed it
     * @param since    when it was made
     */
    record Work(String taskId, String step, String caseNumber, String assignee, Instant since) {
    }

    /** What can be worked now, oldest first. */
    List<Work> open();

    /** Fills in the form and completes the task, as that person would. @return false when they may not, or the answers are refused */
    boolean complete(Work work, String who, Map<String, Object> answers);

    /** What may not be done at this hour is not offered. */
    void putOffForbiddenCalls();

    /** @return false when they may not */
    boolean claim(Work work, String who);

    /** User ids of the group, in a stable order. */
    List<String> staff(String group);

    /** Does something in the name of that person. */
    void as(String who, Runnable deed);
}
