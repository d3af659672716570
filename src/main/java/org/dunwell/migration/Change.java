package org.dunwell.migration;

/**
 * What a move changes for one case.
 *
 * @param place  the step of the new version
 * @param before dates as ISO moments; may be null
 */
public record Change(Kind kind, String place, String label, String before, String after) {

    public enum Kind { PLACE, WAIT, DUE, NAME, GROUP, INSTRUCTION, FORM, HANDED_BACK }
}
