package org.dunwell.process.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.check.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Files of this release that were refused at the start, because the check found errors in them. Dunwell works on with what was live, so it is degraded, not down. */
@Component("release")
class RefusedFiles implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED", "Dunwell works, but somebody has to look");

    private static final Logger LOG = LoggerFactory.getLogger(RefusedFiles.class);

    private volatile Map<String, List<Finding>> refused = Map.of();

    void none() {
        refused = Map.of();
    }

    void are(Map<String, List<Finding>> files) {
        refused = Map.copyOf(files);
        files.forEach((name, errors) -> LOG.error("{} of this release is not live, what was live stays: {}", name,
                errors.isEmpty() ? "it belongs to files that were refused" : String.join("\n", errors.stream().map(Finding::asText).toList())));
    }

    Map<String, List<Finding>> all() {
        return refused;
    }

    @Override
    public Health health() {
        if (refused.isEmpty()) {
            return Health.up().build();
        }
        Map<String, Object> details = new TreeMap<>();
        refused.forEach((name, errors) -> details.put(name, errors.stream().map(Finding::asText).toList()));
        return Health.status(DEGRADED).withDetail("refused", details).build();
    }
}
