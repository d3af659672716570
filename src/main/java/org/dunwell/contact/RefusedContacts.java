package org.dunwell.contact;

import java.util.List;

/** Contacts that were not allowed. */
public interface RefusedContacts {

    /** One with this onceKey is told once. */
    void note(RefusedContact refused, String onceKey);

    /** The same, kept even if what it belongs to is undone: somebody's attempt that is refused leaves nothing else behind. */
    void noteApart(RefusedContact refused, String onceKey);

    /** In the order in which they were refused. */
    List<RefusedContact> ofCase(long caseId);
}
