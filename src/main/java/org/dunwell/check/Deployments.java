package org.dunwell.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sets of diagrams, tables and forms that were live, newest first; the first is live now. */
public interface Deployments {

    /**
     * @param from    release, or Camunda Modeler and the like
     * @param by      user id, or null for a release
     * @param changed files that differ from the set before, with plain names
     */
    record Deployed(String id, Instant at, String from, String by, boolean live, List<String> changed) {
    }

    List<Deployed> newest(int offset, int limit);

    Optional<Deployed> find(String id);

    /** By name with folder, {@code processes/…} and {@code forms/…}. */
    Map<String, byte[]> files(String id);

    /** The set before this one; empty when it was the first. */
    Map<String, byte[]> filesBefore(String id);

    Map<String, byte[]> live();

    /** Files of this release that were refused at the start. */
    Map<String, List<Finding>> refused();

    /** Makes an earlier set live again, as a new deployment. @throws IllegalArgumentException when there is none or the check finds an error in it */
    void goBackTo(String id, String who);
}
