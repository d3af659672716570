package org.dunwell.contact;

import java.util.List;

/** What has to be minded with customers. */
public interface CustomerMarks {

    /** Oldest first. */
    List<Mark> of(String customerId);

    /** @return false when it was noted before */
    boolean add(Mark mark);

    /** Those of this kind are lifted. @return false when there was none */
    boolean remove(String customerId, Mark.Kind kind);
}
