package org.dunwell.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.dunwell.trail.SealTrail;
import org.dunwell.trail.Trail;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.dunwell.trail.VerifyTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever changes the trail afterwards is found out, and where. */
@SpringJUnitConfig({LedgerTables.OnH2.class, TrailChainTest.Parts.class})
class TrailChainTest {

    @TestConfiguration
    @Import({TrailStorage.class, TrailLinkStorage.class, Trail.class, SealTrail.class, VerifyTrail.class})
    static class Parts {
    }

    @Autowired
    private TrailBook book;
    @Autowired
    private SealTrail seal;
    @Autowired
    private VerifyTrail verify;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TestClock clock;
    @Autowired
    private PlatformTransactionManager transactions;

    private long first;

    /** Two cases and the house, told in turns on one day. */
    @BeforeEach
    void fiveRows() {
        for (String table : new String[]{"trail_link", "trail_seal", "trail"}) {
            sql.sql("delete from " + table).update();
        }
        sql.sql("update trail_keeper set last_sequence = 0, linked_below = 0").update();
        clock.setDay("2026-03-02");
        tell("C-1", "caseOpened", "1,500.00 EUR overdue");
        first = sql.sql("select max(trail_id) from trail").query(Long.class).single();
        tell("C-2", "caseOpened", "80.00 EUR overdue");
        tell("C-1", "holdPut", "asked for time");
        tell(null, "moveBegun", "thirty days are too long");
        tell("C-1", "holdReleased", "asked for time");
        tie();
    }

    private void tell(String caseNumber, String what, String why) {
        book.append(new TrailEntry(Instant.parse("2026-03-02T10:00:00Z"), "anna", what, why, caseNumber, caseNumber == null ? null : "K-1", null, "before", "after"));
    }

    private void tie() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> seal.tieSome());
    }

    private boolean sealed() {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> seal.sealDay()));
    }

    private VerifyTrail.Result verified() {
        return new TransactionTemplate(transactions).execute(status -> verify.verify());
    }

    @Test
    void the_trail_is_whole_when_nobody_has_touched_it() {
        assertThat(verified()).isEqualTo(new VerifyTrail.Result(5, 0, 0, 0, null, null));
        tell("C-2", "holdPut", "ill");
        assertThat(verified().loose()).isOne();
        assertThat(sealed()).as("the day is not over").isFalse();
        tie();
        clock.setDay("2026-03-03");
        assertThat(sealed()).isTrue();
        assertThat(sealed()).isFalse();
        tell("C-2", "holdReleased", "well again");
        tie();
        VerifyTrail.Result result = verified();
        assertThat(result.isWhole()).as(result.broken()).isTrue();
        assertThat(result.rows()).isEqualTo(7);
        assertThat(result.seals()).isOne();
        assertThat(result.lastSeal()).startsWith("2026-03-02 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "update trail set why = 'paid' where trail_id = :first + 2 | (C-1, 2): what it says was changed",
            "update trail set before_value = 'x' where trail_id = :first | (C-1, 1): what it says was changed",
            "update trail set customer_id = 'K-2' where trail_id = :first | (C-1, 1): what it says was changed",
            "update trail set who = 'ben' where trail_id = :first + 2 | (C-1, 2): when it happened, who did it",
            "update trail set what = 'holdReleased' where trail_id = :first + 2 | (C-1, 2): when it happened",
            "update trail set happened_at = timestamp '2026-03-01 10:00:00' where trail_id = :first + 3 | (house, 1): when it happened",
            "delete from trail where trail_id = :first + 1 | (C-2, 1) is gone",
            "delete from trail_link where trail_id = :first + 2 | (C-1, 3): the row before it in its chain is gone",
            "delete from trail_link where trail_id = :first + 4 | The last links are gone: 5 were made",
            "delete from trail_link where trail_id = :first + 3 | Links 4 to 4 are gone",
            "update trail_link set digest = '0' where trail_id = :first + 2 | (C-1, 2): what it says was changed",
            "update trail_link set link = '0' where trail_id = :first | (C-1, 1): when it happened"})
    void whatever_is_changed_is_found_and_named(String change, String told) {
        sql.sql(change.replace(":first", String.valueOf(first))).update();
        assertThat(verified().broken()).contains(told);
    }

    @Test
    void a_seal_tells_of_links_that_were_made_anew() {
        clock.setDay("2026-03-03");
        sealed();
        sql.sql("delete from trail_link").update();
        sql.sql("update trail set why = 'something else' where trail_id = " + first).update();
        sql.sql("update trail_keeper set last_sequence = 0, linked_below = 0").update();
        clock.setDay("2026-03-02");
        tie();
        assertThat(verified().broken()).contains("The seal of 2026-03-02 does not fit");
    }

    @Test
    void what_was_erased_leaves_the_chain_whole_and_cannot_be_filled_again() {
        sql.sql("update trail set why = null, before_value = null, after_value = null, customer_id = null where case_number = 'C-1'").update();
        sql.sql("update trail_link set salt = null where chain = 'C-1'").update();
        assertThat(verified()).isEqualTo(new VerifyTrail.Result(5, 3, 0, 0, null, null));
        sql.sql("update trail set why = 'never happened' where trail_id = " + first).update();
        assertThat(verified().broken()).contains("(C-1, 1) was erased, and something was written there afterwards");
    }
}
