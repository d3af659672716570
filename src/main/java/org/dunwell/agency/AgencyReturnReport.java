package org.dunwell.agency;

import java.util.List;

/** What became of a file from an agency. */
public record AgencyReturnReport(String fileId, String agency, int records, int takenIn, int repeated, List<Problem> refused) {

    /**
     * Why a record, or the whole file, was refused.
     *
     * @param line from 1
     * @param mend what whoever sent it can do about it
     */
    public record Problem(long line, String field, String reason, String mend) {
    }
}
