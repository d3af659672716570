package org.dunwell.storage;

import static org.mockito.Mockito.mock;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Journey;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.collection.NewsDesk;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Money;
import org.dunwell.message.SentMessages;
import org.dunwell.placement.AgencyCourier;
import org.dunwell.policy.Policies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Placements on a real, empty database; only the engine, the post and the decision table are played. */
@TestConfiguration(proxyBeanMethods = false)
@Import({CaseStorage.class, NewsStorage.class, PauseStorage.class, ContactStorage.class, OptOutStorage.class, CustomerMarkStorage.class, RefusedContactStorage.class,
        ContactPolicy.class, AgencyStorage.class, PlacementStorage.class,
        AgencyMailStorage.class, Chase.class, NewsDesk.class})
@ComponentScan({"org.dunwell.placement", "org.dunwell.agency"})
@ComponentScan(basePackages = "org.dunwell.files", useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
                pattern = "org\\.dunwell\\.files\\.(AgencyFolder|AgencyList|AgencyReturnFiles)"))
public class PlacementTables {

    /** Placement letters by invoice id: the day on which they were handed over. */
    public static class Letters extends SentMessages {

        private final Map<Long, Instant> handedOver = new HashMap<>();

        Letters() {
            super(null, null, null);
        }

        public void handedOver(long invoiceId, String day) {
            handedOver.put(invoiceId, LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC));
        }

        @Override
        public Optional<Instant> handedOver(long caseId, String purpose, long invoiceId) {
            return handedOverSince(caseId, purpose, invoiceId, null);
        }

        @Override
        public Optional<Instant> handedOverSince(long caseId, String purpose, long invoiceId, Instant since) {
            return "placementLetter".equals(purpose)
                    ? Optional.ofNullable(handedOver.get(invoiceId)).filter(at -> since == null || !at.isBefore(since)) : Optional.empty();
        }

        @Override
        public void release(long caseId) {
        }
    }

    /** What the table choose-agency would say, and with which facts it was asked. */
    public static class Table implements Policies {

        public String agency = "harbour-europe";
        public Map<String, Object> facts;

        @Override
        public Map<String, Object> decide(String table, Map<String, Object> facts) {
            this.facts = facts;
            return Map.of("agency", agency);
        }

        @Override
        public List<Map<String, Object>> list(String table, Map<String, Object> facts) {
            return List.of(decide(table, facts));
        }
    }

    /** Remembers which agencies were to be fetched for. */
    public static class Fetched implements AgencyCourier {

        public final List<String> agencies = new ArrayList<>();

        @Override
        public void fetch(String agencyId, String processInstanceId) {
            agencies.add(agencyId);
        }
    }

    @Bean
    Letters letters() {
        return new Letters();
    }

    @Bean
    Table table() {
        return new Table();
    }

    @Bean
    Fetched fetched() {
        return new Fetched();
    }

    @Bean
    Journey journey() {
        return mock(Journey.class);
    }

    @Bean
    WorkingDays workingDays() {
        return new WorkingDays((day, country) -> false);
    }

    @Bean
    HouseCurrency houseCurrency() {
        return new HouseCurrency() {

            @Override
            public BigDecimal worth(Money money, LocalDate day) {
                return money.amount();
            }
        };
    }
}
