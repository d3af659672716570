package org.dunwell.migration;

import java.util.List;
import java.util.Optional;

/** The versions of the diagrams, and the cases that run in them. */
public interface Versions {

    List<MovableProcess> processes();

    /** The diagram as it was drawn, in XML. */
    Optional<String> diagram(String process, int version);

    /**
     * How every diagram of these cases would go: first their own, then those that it calls and that run.
     *
     * @throws org.dunwell.collection.Refusal when what was chosen does not fit, naming the steps
     */
    List<Route> routes(Plan plan);

    /** In the order of their ids, behind {@code after}, which may be null. */
    List<Running> running(String definitionId, String after, int limit);

    /**
     * Looks whether this case can move, and what that would change; changes nothing.
     *
     * @param dates dates to be given back, by an earlier move that is taken back
     * @return empty when it does not run in the old version any more
     */
    Optional<Verdict> check(Plan plan, String instanceId, List<Change> dates);

    /** The same, and moves it, with the processes it calls, if it can. Nothing is sent and nothing is charged. */
    Optional<Verdict> move(Plan plan, String instanceId, List<Change> dates);
}
