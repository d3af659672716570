package org.dunwell.privacy;

import java.util.List;

/** What the engine holds on cases besides: comments of people, and its history. */
public interface CaseTraces {

    CustomerRecords.Section of(List<String> processInstances);

    /** The history of these instances, and of those they called, is gone afterwards. */
    void erase(List<String> processInstances);
}
