package org.dunwell.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.dunwell.policy.Policies;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Matching with the shipped table and a desk that only notes what it is given. */
@TestConfiguration(proxyBeanMethods = false)
@Import({TakeBankEntries.class, Matcher.class, MatchPayments.class})
class MatchTables {

    @Bean
    Desk desk() {
        return new Desk();
    }

    @Bean
    Policies policies() throws IOException {
        DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        DmnDecision table = engine.parseDecision("match-payments", Files.newInputStream(Path.of("processes/match-payments.dmn")));
        return new Policies() {

            @Override
            public Map<String, Object> decide(String name, Map<String, Object> facts) {
                return list(name, facts).get(0);
            }

            @Override
            public List<Map<String, Object>> list(String name, Map<String, Object> facts) {
                return engine.evaluateDecisionTable(table, facts).getResultList();
            }
        };
    }

    static class Desk implements MatchDesk {

        final List<Long> soon = new ArrayList<>();
        final List<String> asked = new ArrayList<>();

        @Override
        public void matchSoon(long receiptId) {
            soon.add(receiptId);
        }

        @Override
        public void askPerson(Receipt toMatch) {
            asked.add(toMatch.key());
        }
    }
}
