package org.dunwell.process;

import java.time.Instant;
import org.dunwell.correspondence.ReportCourier;
import org.dunwell.correspondence.SettleReport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings carriers' reports as errands. */
@Component
class ReportErrand implements ReportCourier, Errand {

    private static final String KIND = "settleReport";

    private final Errands errands;
    private final ObjectProvider<SettleReport> settleReport;

    ReportErrand(Errands errands, ObjectProvider<SettleReport> settleReport) {
        this.errands = errands;
        this.settleReport = settleReport;
    }

    @Override
    public void bring(long reportId) {
        errands.send(KIND, Long.toString(reportId), null);
    }

    @Override
    public void bringAt(Instant when, long reportId) {
        errands.sendAt(when, KIND, Long.toString(reportId), null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String reportId) {
        settleReport.getObject().settle(Long.parseLong(reportId));
    }
}
