package org.dunwell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.dunwell.trail.SealTrail;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.dunwell.trail.VerifyTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL itself refuses to change the trail, except to erase words. */
@SpringJUnitConfig({LedgerTables.OnPostgres.class, TrailOnPostgresTest.Parts.class})
class TrailOnPostgresTest {

    @TestConfiguration
    @Import({TrailStorage.class, TrailLinkStorage.class, SealTrail.class, VerifyTrail.class, TrailGuard.class})
    static class Parts {

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }
    }

    @Autowired
    private TrailBook book;
    @Autowired
    private SealTrail seal;
    @Autowired
    private VerifyTrail verify;
    @Autowired
    private TrailGuard guard;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private JdbcTemplate database;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private TestClock clock;

    private void told() {
        clock.setDay("2026-03-02");
        book.append(new TrailEntry(Instant.parse("2026-03-02T10:00:00Z"), "anna", "caseOpened", "words", "C-1", "K-1", 5L, "before", "after"));
        transaction.executeWithoutResult(status -> seal.tieSome());
        clock.setDay("2026-03-03");
        transaction.executeWithoutResult(status -> seal.sealDay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update trail set why = 'other'", "update trail set who = 'ben', why = null, before_value = null, after_value = null", "update trail set what = null",
            "update trail set case_number = 'C-2', why = null, before_value = null, after_value = null", "delete from trail", "truncate trail",
            "update trail_link set link = '0'", "update trail_link set salt = 'x'", "delete from trail_link", "truncate trail_link", "update trail_seal set digest = '0'", "delete from trail_seal"})
    void nothing_of_it_is_changed_or_removed(String change) {
        told();
        assertThatThrownBy(() -> database.execute(change)).hasStackTraceContaining("The trail is only ever added to");
        assertThat(transaction.execute(status -> verify.verify()).broken()).isNull();
    }

    @Test
    void words_may_be_erased_and_the_guard_stands_only_once() {
        told();
        guard.stand();
        sql.sql("update trail set why = null, before_value = null, after_value = null, customer_id = null").update();
        sql.sql("update trail_link set salt = null").update();
        VerifyTrail.Result result = transaction.execute(status -> verify.verify());
        assertThat(result.broken()).isNull();
        assertThat(result.erased()).isEqualTo(result.rows());
    }
}
