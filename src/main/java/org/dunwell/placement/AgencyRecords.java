package org.dunwell.placement;

import java.time.Instant;
import java.util.List;

/** What is to be told to agencies, written with the placement or recall itself. */
public interface AgencyRecords {

    /** One record; a second of the same kind about the same placement changes nothing. */
    void write(Placement placement, Kind kind, String why, Instant at);

    /** Takes the record that announces the placement back while it is in no file. @return false when it is too late for that */
    boolean withdraw(long placementId, Instant at);

    /** Written and in no file yet, in the order of writing. */
    List<AgencyRecord> waiting(String agencyId);

    /** @param why only of a recall */
    record AgencyRecord(long id, long placementId, Kind kind, String why, Instant writtenAt) {
    }

    enum Kind { PLACE, RECALL }
}
