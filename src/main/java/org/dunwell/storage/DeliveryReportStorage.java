package org.dunwell.storage;

import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dunwell.correspondence.DeliveryReport;
import org.dunwell.correspondence.DeliveryReports;
import org.dunwell.message.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table delivery_report. */
@Repository
class DeliveryReportStorage implements DeliveryReports {

    private final JdbcClient sql;

    DeliveryReportStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Long> add(DeliveryReport report) {
        int added = sql.sql("""
                        insert into delivery_report (once_key, channel, reference, carrier_id, outcome, reason, received_at)
                        select :once, :channel, :reference, :carrier, :outcome, :reason, :at
                        where not exists (select 1 from delivery_report where once_key = :once)""")
                .param("once", report.onceKey()).param("channel", report.channel().name()).param("reference", report.reference())
                .param("carrier", report.carrierId()).param("outcome", report.outcome().name()).param("reason", report.reason())
                .param("at", Utc.of(report.receivedAt())).update();
        return added == 0 ? Optional.empty()
                : sql.sql("select report_id from delivery_report where once_key = ?").param(report.onceKey()).query(Long.class).optional();
    }

    @Override
    public DeliveryReport get(long reportId) {
        return sql.sql("select * from delivery_report where report_id = ?").param(reportId)
                .query((row, number) -> new DeliveryReport(row.getLong("report_id"), Channel.valueOf(row.getString("channel")), row.getString("reference"),
                        row.getString("carrier_id"), DeliveryReport.Outcome.valueOf(row.getString("outcome")), row.getString("reason"), Utc.instant(row, "received_at"),
                        row.getString("result")))
                .optional().orElseThrow(() -> new NoSuchElementException("There is no report " + reportId));
    }

    @Override
    public void settled(long reportId, Instant at, String result) {
        sql.sql("update delivery_report set settled_at = ?, result = ? where report_id = ?").params(Utc.of(at), result, reportId).update();
    }
}
