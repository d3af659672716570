package org.dunwell.bank;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.policy.Policies;
import org.dunwell.storage.ShippedTables;
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
    Policies policies() {
        return new ShippedTables();
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

        @Override
        public void askNoMore(long receiptId) {
            asked.remove(Receipt.key(receiptId));
        }
    }
}
