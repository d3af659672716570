package org.dunwell.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import org.dunwell.correspondence.ReportCourier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** What comes back, on the tables of {@link MessageTables}; only the engine is played. */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement
@Import({DeliveryReportStorage.class, ReceivedMailStorage.class})
@ComponentScan(basePackages = "org.dunwell.correspondence")
public class CorrespondenceTables {

    /** Remembers which reports were to be brought. */
    public static class Brought implements ReportCourier {

        public final List<Long> reports = new ArrayList<>();
        public final Map<Long, Instant> later = new HashMap<>();

        @Override
        public void bring(long reportId) {
            reports.add(reportId);
        }

        @Override
        public void bringAt(Instant when, long reportId) {
            later.put(reportId, when);
        }
    }

    @Bean
    Brought brought() {
        return new Brought();
    }
}
