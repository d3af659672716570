package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Customers;
import org.dunwell.privacy.CaseTraces;
import org.dunwell.privacy.CustomerRecords;
import org.dunwell.privacy.EraseCustomer;
import org.dunwell.trail.SealTrail;
import org.dunwell.trail.Trail;
import org.dunwell.trail.VerifyTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A customer asks what is held on them, and to be forgotten. */
class CustomerDataStories extends Stories {

    private static final List<String> PERSONAL = List.of("Acme", "Ada Archer", "acme@example.com", "Werkstr", "5550111", "K-1", "They are moving house");

    @Autowired
    private WebApplicationContext application;
    @Autowired
    private EraseCustomer erase;
    @Autowired
    private SealTrail seal;
    @Autowired
    private VerifyTrail verify;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private CustomerRecords records;
    @Autowired
    private CaseTraces traces;
    @Autowired
    private Customers customers;
    @Autowired
    private Trail trail;
    @Autowired
    private Clock clock;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void newChains() {
        sql.sql("update trail_keeper set last_sequence = 0, linked_below = 0").update();
    }

    private void paidAfterADispute() {
        story().owes("1500.00", 10).daysPass(2).sent("friendlyReminder").disputes("I-1", "billingIssue")
                .completes("bill", "resolveBillingIssue", "disputeWon", "no", "explanation", "They are moving house.").isOnHold("They are moving house", 3).pays("1500.00").endsWith("customerThanked");
    }

    @Test
    void everything_held_on_a_customer_goes_into_one_file_for_people_and_machines() throws Exception {
        paidAfterADispute();
        MockMvc http = MockMvcBuilders.webAppContextSetup(application).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        MockHttpServletResponse answer = http.perform(get("/api/customers/K-1/export").servletPath("/api/customers/K-1/export").with(user("audrey").authorities(new SimpleGrantedAuthority("auditors")))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        Map<String, String> files = files(answer.getContentAsByteArray());
        JsonNode all = new ObjectMapper().readTree(files.get("customer.json"));
        assertThat(all.fieldNames()).toIterable().contains("account", "invoice", "ledger_entry", "allocation", "collection_case", "contact", "message", "delivery", "dispute", "pause", "trail", "process_engine");
        assertThat(all.get("message").findValuesAsText("purpose")).contains("friendlyReminder", "disputeRejection", "thanks");
        assertThat(all.get("trail").findValuesAsText("what")).contains("caseOpened");
        assertThat(files.get("customer.html")).contains("They are moving house", "1500", "Acme Tools").doesNotContain("${", "th:text");
        assertThat(files.keySet()).filteredOn(name -> name.startsWith("messages/") && name.endsWith(".txt")).hasSize(sentMessages());
        assertThat(sql.sql("select who from trail where what = 'customerExported'").query(String.class).single()).isEqualTo("audrey");
    }

    @Test
    void nobody_is_forgotten_while_something_is_open_or_the_books_must_be_kept() {
        story().owes("1500.00", 10).daysPass(2);
        assertThatThrownBy(this::erased).isInstanceOf(Refusal.class).hasMessageContaining("is running").hasMessageContaining("Invoice I-1 is open");
        story().pays("1600.00").soon();
        assertThatThrownBy(this::erased).isInstanceOf(Refusal.class).hasMessageContaining("credit on the account with NORD");
        sql.sql("update account set credit = 0").update();
        assertThatThrownBy(this::erased).isInstanceOf(Refusal.class).hasMessageContaining("kept for 10 years");
        assertThat(sql.sql("select name from customer").query(String.class).list()).containsExactly("Acme Tools");
    }

    @Test
    void a_forgotten_customer_is_found_nowhere_and_every_sum_and_the_chains_stay() {
        paidAfterADispute();
        tie();
        Map<String, String> sums = sums();
        story().daysPass(2);
        String keptAs = transaction.execute(status -> new EraseCustomer(records, traces, customers, trail, clock, Period.ofDays(1)).erase("K-1", "asked by letter"));

        assertThat(sql.sql("select customer_id from account").query(String.class).list()).containsExactly(keptAs);
        for (String table : sql.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'").query(String.class).list()) {
            sql.sql("select * from \"" + table + "\"").query().listOfRows().forEach(row -> row.forEach((column, value) -> {
                if (value instanceof String text) {
                    assertThat(text).as(table + "." + column).doesNotContain(PERSONAL);
                }
            }));
        }
        assertThat(sums()).isEqualTo(sums);
        assertThat(sql.sql("select count(*) from act_hi_procinst where business_key_ like 'C-%'").query(Integer.class).single()).isZero();
        tie();
        VerifyTrail.Result result = transaction.execute(status -> verify.verify());
        assertThat(result.broken()).isNull();
        assertThat(result.erased()).isPositive();
        assertThat(sql.sql("select customer_id from trail where what = 'customerErased'").query(String.class).single()).isEqualTo(keptAs);
    }

    private String erased() {
        return transaction.execute(status -> erase.erase("K-1", "asked by letter"));
    }

    private void tie() {
        transaction.executeWithoutResult(status -> seal.tieSome());
    }

    private int sentMessages() {
        return sql.sql("select count(*) from message where body_text is not null").query(Integer.class).single();
    }

    /** By account, kind and day. */
    private Map<String, String> sums() {
        Map<String, String> sums = new TreeMap<>();
        sql.sql("select 'entry ' || account_id || ' ' || kind || ' ' || value_date as what, cast(sum(amount) as varchar) as amount from ledger_entry group by account_id, kind, value_date"
                        + " union all select 'open ' || account_id || ' ' || due_on, cast(sum(open_amount) as varchar) from invoice group by account_id, due_on"
                        + " union all select 'set ' || invoice_id, cast(sum(amount) as varchar) from allocation group by invoice_id"
                        + " union all select 'case ' || case_number, ending || ' ' || close_code from collection_case"
                        + " union all select 'contacts ' || channel || ' ' || direction, cast(count(*) as varchar) from contact group by channel, direction")
                .query((row, number) -> sums.put(row.getString(1), row.getString(2))).list();
        return sums;
    }

    private static Map<String, String> files(byte[] zip) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
