package org.dunwell.demo;

import jakarta.annotation.PostConstruct;
import org.dunwell.staff.Logins;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets the people of the demonstration log in. */
@Component
@Profile("demo")
class DemoLogins {

    private final DemoPeople people;
    private final Logins logins;

    DemoLogins(DemoPeople people, Logins logins) {
        this.people = people;
        this.logins = logins;
    }

    @PostConstruct
    void add() {
        people.all().forEach(person -> logins.add(person.user(), person.firstName(), person.lastName(), person.user() + "@dunwell.example.com",
                DemoPeople.PASSWORD, person.group()));
    }
}
