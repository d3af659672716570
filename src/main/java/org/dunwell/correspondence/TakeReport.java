package org.dunwell.correspondence;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a report, so that whoever told it can forget it; what follows from it comes in a second step. */
@Component
public class TakeReport {

    private final DeliveryReports reports;
    private final ReportCourier courier;

    TakeReport(DeliveryReports reports, ReportCourier courier) {
        this.reports = reports;
        this.courier = courier;
    }

    /** @return false when the same was told before */
    @Transactional
    public boolean take(DeliveryReport report) {
        return reports.add(report).map(id -> {
            courier.bring(id);
            return true;
        }).orElse(false);
    }
}
