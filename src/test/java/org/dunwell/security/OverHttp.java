package org.dunwell.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Logins;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One application for all tests that come from outside, with a person in each group and a small process of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
        "camunda.bpm.job-execution.enabled=false",
        "dunwell.inbox=target/security/inbox", "dunwell.inbox-interval=2s",
        "dunwell.reports.secret=" + OverHttp.SECRET,
        "dunwell.admin.password-file=target/security/initial-admin-password"})
abstract class OverHttp {

    static final String SECRET = "told to carriers only";
    static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Logins logins;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;

    @BeforeEach
    void peopleAndProcess() {
        person("coll1", Groups.COLLECTORS);
        person("coll2", Groups.COLLECTORS);
        person("super1", Groups.SUPERVISORS);
        person("credit1", Groups.CREDIT_MANAGERS);
        person("manager1", Groups.MANAGERS);
        person("auditor1", Groups.AUDITORS);
        person("operator1", Groups.OPERATORS);
        person("owner1", Groups.PROCESS_OWNERS);
        person("boss1", Groups.ADMINISTRATORS);
        if (repository.createProcessDefinitionQuery().processDefinitionKey("visit-the-moon").count() == 0) {
            repository.createDeployment().name("moon").addString("visit-the-moon.bpmn", file("visit-the-moon.bpmn"))
                    .addString("visit-the-moon.form", file("visit-the-moon.form")).deploy();
        }
    }

    private void person(String user, String group) {
        logins.add(user, "First", "Last", user + "@example.org", PASSWORD, group);
    }

    Browser browser() {
        return new Browser(port);
    }

    Browser as(String user) {
        return browser().login(user, PASSWORD);
    }

    Browser basic(String user) {
        return browser().basic(user, PASSWORD);
    }

    /** @return the id of a new task that is offered to the collectors */
    String task() {
        String instance = runtime.startProcessInstanceByKey("visit-the-moon", Variables.createVariables().putValue("customerName", "Moon Ltd")
                .putValue("owed", "5.00 EUR")).getId();
        return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    static String file(String name) {
        try (InputStream file = OverHttp.class.getResourceAsStream("/security/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
