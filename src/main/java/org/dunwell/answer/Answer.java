package org.dunwell.answer;

import java.time.Instant;

/**
 * One field of a form that somebody filled in.
 *
 * @param key   case number, or key of what the task was about
 * @param step  id of the task in the diagram
 * @param task  its label
 * @param field key of the field
 * @param value as text; several choices with commas, a tick as yes or no
 */
public record Answer(String taskId, String key, String step, String task, String form, String field, String label, String value, String who, Instant at) {
}
