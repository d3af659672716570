package org.dunwell.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.agency.AgencyFileRefused;
import org.dunwell.agency.AgencyInbox;
import org.dunwell.agency.AgencyReturnReport;
import org.dunwell.agency.AgencyReturnReport.Problem;
import org.dunwell.agency.AgencyReturns;
import org.dunwell.agency.TakenIn;
import org.dunwell.files.AgencyRecordReader.Unreadable;
import org.dunwell.files.AgencyReturnReader.AgencyReturnFile;
import org.dunwell.placement.Agencies;
import org.springframework.stereotype.Component;

/** Delimited files from agencies; what was taken in before changes nothing. */
@Component
class AgencyReturnFiles implements AgencyInbox {

    private final AgencyReturns returns;
    private final Agencies agencies;

    AgencyReturnFiles(AgencyReturns returns, Agencies agencies) {
        this.returns = returns;
        this.agencies = agencies;
    }

    @Override
    public AgencyReturnReport takeIn(byte[] bytes) {
        AgencyReturnFile file = new AgencyReturnReader().read(bytes);
        if (agencies.find(file.agencyId()).isEmpty()) {
            throw new AgencyFileRefused(List.of(new Problem(1, "agency", "There is no agency '" + file.agencyId() + "'",
                    "One of " + String.join(", ", agencies.all().stream().map(agency -> agency.id()).toList()))));
        }
        List<Problem> refused = new ArrayList<>();
        int takenIn = 0;
        int repeated = 0;
        for (CsvRecord record : file.records()) {
            TakenIn outcome = takeIn(file.agencyId(), record);
            if (outcome instanceof TakenIn.News) {
                takenIn++;
            } else if (outcome instanceof TakenIn.Repeated) {
                repeated++;
            } else if (outcome instanceof TakenIn.Refused why) {
                refused.add(new Problem(record.getStartingLineNumber(), why.field(), why.reason(), why.mend()));
            }
        }
        return new AgencyReturnReport(file.fileId(), file.agencyId(), file.records().size(), takenIn, repeated, refused);
    }

    private TakenIn takeIn(String agencyId, CsvRecord record) {
        try {
            return returns.takeIn(agencyId, new AgencyRecordReader(record).told());
        } catch (Unreadable wrong) {
            return new TakenIn.Refused(wrong.field(), wrong.getMessage(), wrong.mend());
        }
    }
}
