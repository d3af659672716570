package org.dunwell.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dunwell.demo.DemoHistory;
import org.dunwell.demo.DemoPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last words of a start: where to go, and who to be there. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);
    private static final String LINE = "-".repeat(78);

    private final Environment environment;
    private final ObjectProvider<DemoPeople> people;
    private final ObjectProvider<DemoHistory> history;
    private final Path passwordFile;

    Welcome(Environment environment, ObjectProvider<DemoPeople> people, ObjectProvider<DemoHistory> history,
            @Value("${dunwell.admin.password-file:data/initial-admin-password}") Path passwordFile) {
        this.environment = environment;
        this.people = people;
        this.history = history;
        this.passwordFile = passwordFile;
    }

    @EventListener
    @Order(0)
    void ready(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            say();
        }
    }

    private void say() {
        String address = "http://localhost:" + environment.getProperty("local.server.port", "8080")
                + environment.getProperty("server.servlet.context-path", "");
        List<String> lines = new ArrayList<>(List.of("", LINE, "  Dunwell is ready: " + address + "/", ""));
        people.ifAvailable(demo -> lines.addAll(demonstration(demo)));
        if (people.stream().findFirst().isEmpty()) {
            lines.addAll(production());
        }
        lines.add(LINE);
        LOG.info(String.join(System.lineSeparator(), lines));
    }

    private List<String> demonstration(DemoPeople demo) {
        List<String> lines = new ArrayList<>(List.of("  Log in as (everybody's password is " + DemoPeople.PASSWORD + "):"));
        demo.all().forEach(person -> lines.add("    %-8s %s".formatted(person.user(), person.role().toLowerCase(Locale.ROOT))));
        lines.add("");
        lines.add("  Try first: as anna in Tasklist, open \"Calls to make\", claim one and complete it;");
        lines.add("  then, as maria in Cockpit, see where the case stands. As admin, let 30 days pass.");
        if (history.stream().anyMatch(played -> !played.progress().isOver())) {
            lines.add("");
            lines.add("  The last 120 days are now played in the background, about a minute. You may log in already.");
        }
        return lines;
    }

    private List<String> production() {
        return Files.exists(passwordFile)
                ? List.of("  The first administrator's password is in " + passwordFile.toAbsolutePath(), "  It has to be replaced at the first login.")
                : List.of("  Log in as one of your people.");
    }
}
