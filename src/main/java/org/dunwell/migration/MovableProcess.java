package org.dunwell.migration;

import java.util.List;

/** A process whose cases can be moved, newest version first. Those that it calls move with it. */
public record MovableProcess(String key, String name, List<Version> versions) {
}
