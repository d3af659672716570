package org.dunwell.demo;

import jakarta.annotation.PostConstruct;
import org.dunwell.staff.Groups;
import org.dunwell.staff.Logins;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the demonstration, one or more for each role; everybody's password is {@value #PASSWORD}. */
@Component
@Profile("demo")
public class DemoUsers {

    public static final String PASSWORD = "demo";

    private final Logins logins;

    DemoUsers(Logins logins) {
        this.logins = logins;
    }

    @PostConstruct
    void add() {
        add("anna", "Anna", "Collins", Groups.COLLECTORS);
        add("ben", "Ben", "Carter", Groups.COLLECTORS);
        add("carla", "Carla", "Köhler", Groups.COLLECTORS);
        add("sofia", "Sofia", "Sanders", Groups.SUPERVISORS);
        add("chris", "Chris", "Credo", Groups.CREDIT_MANAGERS);
        add("sam", "Sam", "Sorvino", Groups.SERVICE);
        add("bill", "Bill", "Bishop", Groups.BILLING);
        add("petra", "Petra", "Specht", Groups.SPECIALISTS);
        add("victor", "Victor", "Vance", Groups.VISITORS);
        add("maria", "Maria", "Mendes", Groups.MANAGERS);
        add("oscar", "Oscar", "Owen", Groups.PROCESS_OWNERS);
        add("audrey", "Audrey", "Auden", Groups.AUDITORS);
        add("oliver", "Oliver", "Orton", Groups.OPERATORS);
        add("admin", "Ada", "Minster", Groups.ADMINISTRATORS);
    }

    private void add(String user, String firstName, String lastName, String group) {
        logins.add(user, firstName, lastName, user + "@example.org", PASSWORD, group);
    }
}
