package org.dunwell.agency;

import java.util.List;
import org.dunwell.agency.AgencyReturnReport.Problem;

/** A file from an agency is refused as a whole: nothing of it was taken in. */
public class AgencyFileRefused extends RuntimeException {

    private final List<Problem> problems;

    public AgencyFileRefused(List<Problem> problems) {
        super("Nothing of the file was taken in: " + problems.get(0).reason());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
