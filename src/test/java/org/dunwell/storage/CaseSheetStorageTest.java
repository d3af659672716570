package org.dunwell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dunwell.collection.CollectionCase;
import org.dunwell.screen.CaseSheets;
import org.dunwell.screen.Happening;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened in a case is read the same from both databases. */
class CaseSheetStorageTest {

    @Test
    void everythingThatHappenedNewestFirstOnH2() {
        readsTheCase(JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "dunwell", ""));
    }

    @Test
    void everythingThatHappenedNewestFirstOnPostgres() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            readsTheCase(server.getPostgresDatabase());
        }
    }

    private static void readsTheCase(DataSource database) {
        JdbcClient sql = JdbcClient.create(LedgerTables.migrated(database));
        CollectionCase of = happenings(sql);
        CaseSheets sheets = new CaseSheetStorage(sql);

        assertThat(sheets.newest(of, 20)).extracting(Happening::kind, Happening::who, Happening::what, Happening::outcome, Happening::note)
                .containsExactly(
                        tuple("decision", "sam", "termsRejected", null, "too long"),
                        tuple("dispute", "rosa", "billingIssue", null, "price"),
                        tuple("arrangement", "rosa", "promise", "BROKEN", null),
                        tuple("contact", "tom", "phone", "messageLeft", "ask for Ines"),
                        tuple("contact", "rosa", "phone", "noContact", null),
                        tuple("contact", "rosa", "phone", "noHeadway", "was short"),
                        tuple("message", "dunwell", "friendlyReminder", "EMAIL", "Your invoice"),
                        tuple("money", null, "payment", null, "part"));
        assertThat(sheets.newest(of, 2)).hasSize(2);
        assertThat(sheets.newest(of, 20).get(7).amount()).isEqualByComparingTo("40");

        assertThat(sheets.efforts(of)).extracting(CaseSheets.Effort::who, CaseSheets.Effort::attempts, CaseSheets.Effort::note)
                .containsExactly(tuple("tom", 1, "ask for Ines"), tuple("rosa", 2, "was short"));
        sql.sql("insert into contact (case_id, customer_id, happened_at, direction, channel, who, result, headway) values (?, 'K-1', '2026-02-20 10:00:00', 'outbound', 'phone', 'tom', 'promised', true)")
                .param(of.id()).update();
        assertThat(sheets.efforts(of)).isEmpty();

        assertThat(sheets.research(of)).contains(new CaseSheets.Research("second", "Ines", null));
    }

    private static CollectionCase happenings(JdbcClient sql) {
        for (String statement : List.of(
                "insert into creditor (creditor_id, name, country, time_zone) values ('main', 'Us', 'DE', 'Europe/Berlin')",
                "insert into customer (customer_id, name, kind, country, language, time_zone) values ('K-1', 'Brandt', 'business', 'DE', 'de', 'Europe/Berlin')",
                "insert into account (customer_id, creditor_id, currency) values ('K-1', 'main', 'EUR')",
                "insert into collection_case (case_number, account_id, customer_id, opened_at) select 'C-2026-000001', account_id, customer_id, timestamp '2026-01-01 00:00:00' from account",
                "insert into ledger_entry (account_id, kind, booked_at, value_date, amount, source, once_key) select account_id, 'invoice', timestamp '2026-01-01 00:00:00', date '2026-01-01', 100, 'test', 'i' from account",
                "insert into ledger_entry (account_id, kind, booked_at, value_date, amount, reference, source, once_key) select account_id, 'payment', timestamp '2026-03-01 00:00:00', date '2026-01-02', -40, 'part', 'test', 'p' from account",
                "insert into message (message_id, case_id, account_id, customer_id, step, purpose, tone, channel, subject, state, written_at, handed_over_at, once_key) select 'm1', case_id, account_id, customer_id, 's', 'friendlyReminder', 'friendly', 'EMAIL', 'Your invoice', 'HANDED_OVER', timestamp '2026-01-05 00:00:00', timestamp '2026-01-05 00:00:00', 'm1' from collection_case",
                "insert into message (message_id, case_id, account_id, customer_id, step, purpose, tone, state, written_at, once_key) select 'm2', case_id, account_id, customer_id, 's', 'firmReminder', 'firm', 'WITHDRAWN', timestamp '2026-01-06 00:00:00', 'm2' from collection_case",
                contact("2026-01-05 00:00:00", "email", "dunwell", "'handedOver'", null, "null"),
                contact("2026-02-01 10:00:00", "phone", "rosa", "'noHeadway'", "'was short'", "false"),
                contact("2026-02-02 10:00:00", "phone", "rosa", "'noContact'", null, "false"),
                contact("2026-02-03 10:00:00", "phone", "tom", "'messageLeft'", "'ask for Ines'", "false"),
                "insert into arrangement (case_id, account_id, kind, state, total, forgiven, made_on, made_at, made_by, approval_needed, grace_days, paid_before) select case_id, account_id, 'PROMISE', 'BROKEN', 60, 0, date '2026-02-04', timestamp '2026-02-04 10:00:00', 'rosa', false, 0, 0 from collection_case",
                "insert into dispute (case_id, account_id, reason, cause_owner, description, raised_at, raised_by) select case_id, account_id, 'billingIssue', 'billing', 'price', timestamp '2026-02-05 10:00:00', 'rosa' from collection_case",
                "insert into trail (happened_at, who, what, why, case_number) values (timestamp '2026-02-06 10:00:00', 'sam', 'termsRejected', 'too long', 'C-2026-000001')",
                "insert into trail (happened_at, who, what, why, case_number) values (timestamp '2026-02-06 11:00:00', 'dunwell', 'messageWritten', null, 'C-2026-000001')",
                "insert into visit (case_id, state, research, decided_at) select case_id, 'calledOff', 'first', timestamp '2026-02-07 10:00:00' from collection_case",
                "insert into visit (case_id, state, research, contact_person, decided_at) select case_id, 'researched', 'second', 'Ines', timestamp '2026-02-08 10:00:00' from collection_case")) {
            sql.sql(statement).update();
        }
        long caseId = sql.sql("select case_id from collection_case").query(Long.class).single();
        long accountId = sql.sql("select account_id from account").query(Long.class).single();
        return new CollectionCase(caseId, "C-2026-000001", accountId, "K-1", null, null, null, null, null, null, Instant.EPOCH, null, null, null);
    }

    private static String contact(String at, String channel, String who, String result, String note, String headway) {
        return "insert into contact (case_id, customer_id, happened_at, direction, channel, who, result, note, headway) select case_id, customer_id, timestamp '"
                + at + "', 'outbound', '" + channel + "', '" + who + "', " + result + ", " + note + ", " + headway + " from collection_case";
    }
}
