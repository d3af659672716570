package org.dunwell.process;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** The engine answers, and the journey is deployed and active. */
@Component
class JourneyHealth implements HealthIndicator {

    private static final String JOURNEY = "collect-account";

    private final RepositoryService repository;

    JourneyHealth(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public Health health() {
        ProcessDefinition live = repository.createProcessDefinitionQuery().processDefinitionKey(JOURNEY).latestVersion().singleResult();
        if (live == null || live.isSuspended()) {
            return Health.down().withDetail("why", JOURNEY + (live == null ? " is not deployed" : " is suspended")).build();
        }
        return Health.up().withDetail("version", live.getVersion()).build();
    }
}
