package org.dunwell.story;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.dunwell.message.Post;
import org.dunwell.process.engine.TimeMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What all stories share: the whole application on a real database, its people, and a clock that only the story moves. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
        "spring.datasource.url=jdbc:h2:mem:stories;DB_CLOSE_DELAY=-1",
        "camunda.bpm.job-execution.enabled=false",
        "dunwell.outbox=target/stories-outbox",
        "dunwell.admin.user=admin", "dunwell.admin.password=story-admin-7"})
@Import(Stories.Edge.class)
abstract class Stories {

    /** A Monday without a holiday near it. */
    private static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    private IdentityService identities;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TimeMachine time;
    @Autowired
    private Story story;

    @TestConfiguration
    static class Edge {

        @Bean
        @Primary
        RecordingPost recordingPost(@Qualifier("dispatch") Post real) {
            return new RecordingPost(real);
        }

        @Bean
        @Primary
        org.dunwell.ledger.HouseCurrency houseCurrency() {
            return (money, day) -> money.amount();
        }

        @Bean
        Story story() {
            return new Story();
        }
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "localhost");
        settings.add("spring.mail.port", RecordingPost.MAIL_SERVER::port);
    }

    @BeforeEach
    void emptyHouse() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the story is over", true));
        history.createHistoricProcessInstanceQuery().finished().list().forEach(told -> history.deleteHistoricProcessInstanceIfExists(told.getId()));
        jobs.createJobQuery().list().stream().filter(job -> job.getProcessDefinitionId() == null).forEach(left -> jobs.deleteJob(left.getId()));
        emptyTables();
        person("anna", "collectors");
        person("ben", "collectors");
        person("carla", "collectors");
        person("sofia", "supervisors");
        person("chris", "credit-managers");
        person("bill", "billing");
        person("sam", "service");
        person("petra", "specialists");
        person("victor", "visitors");
        story.begins(BEGINNING);
    }

    /** Every table of the domain but what is shipped with it. */
    private void emptyTables() {
        sql.sql("set referential_integrity false").update();
        sql.sql("""
                        select table_name from information_schema.tables where table_schema = 'PUBLIC' and table_name not like 'ACT\\_%'
                          and table_name not in ('AGENCY', 'TRAIL_KEEPER', 'dunwell_schema_history')""")
                .query(String.class).list().forEach(table -> sql.sql("delete from " + table).update());
        sql.sql("set referential_integrity true").update();
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        identities.clearAuthentication();
    }

    private void person(String id, String group) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            User user = identities.newUser(id);
            user.setFirstName(id);
            user.setLastName("");
            user.setPassword("told-in-a-story");
            identities.saveUser(user);
            if (identities.createGroupQuery().groupId(group).count() == 0) {
                identities.saveGroup(identities.newGroup(group));
            }
            identities.createMembership(id, group);
        }
    }

    /** The story, told. */
    protected Story story() {
        return story;
    }
}
