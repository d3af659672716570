package org.dunwell.migration;

/**
 * A step of a diagram at which a case can stand.
 *
 * @param kind    only a step of the same kind can take its place
 * @param running how many cases stand there
 */
public record Place(String id, String label, String kind, long running) {
}
