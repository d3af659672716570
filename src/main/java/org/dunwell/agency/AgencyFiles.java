package org.dunwell.agency;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.dunwell.placement.AgencyRecords.AgencyRecord;

/** The numbered files to agencies. What stands in a file is kept, so that trying again writes the same. */
public interface AgencyFiles {

    /**
     * Puts every waiting record of the agency into its next file; does nothing when none waits.
     *
     * @param content written once, from the number and the records
     */
    void gather(String agencyId, Instant now, Function<Gathered, String> content);

    /** Gathered and not yet known to be handed over, in the order of their numbers; nobody else gets them until the transaction ends. */
    List<AgencyFile> filesWaiting(String agencyId);

    void handedOver(long fileId, Instant at);

    record Gathered(String agencyId, String fileName, Instant madeAt, List<AgencyRecord> records) {

        /** What both sides call the file: its name without ending. */
        public String fileId() {
            return fileName.substring(0, fileName.lastIndexOf('.'));
        }
    }

    record AgencyFile(long id, String agencyId, String name, String content) {
    }
}
