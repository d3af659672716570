package org.dunwell.arrangement;

import java.time.Instant;

/** One change of an arrangement. @param before the terms in words; likewise after */
public record Change(Instant at, String by, String why, String before, String after) {
}
