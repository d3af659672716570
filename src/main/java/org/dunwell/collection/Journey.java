package org.dunwell.collection;

import java.util.List;

/** The journey that process owners draw, as the domain sees it. */
public interface Journey {

    /** Starts the journey of a case, in the caller's transaction. @return the process instance id */
    String accountOverdue(CollectionCase opened);

    /** An ended case goes on where it stood, or at the stage that fits. @return the process instance id */
    String accountReopened(CollectionCase reopened, String lastActivity);

    /** Has the case told about the news soon, in a transaction of its own that is tried again when it fails. */
    void tell(CollectionCase told, long newsId);

    /** Opens the cases that are due soon, as the daily run would; running it twice opens nothing twice. */
    void openDueCases();

    /** The labels of the steps where the case stands. */
    List<String> standsAt(CollectionCase running);
}
