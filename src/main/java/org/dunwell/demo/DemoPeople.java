package org.dunwell.demo;

import java.util.List;
import org.dunwell.staff.Groups;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who may log in to the demonstration, and what they should try first. */
@Component
@Profile("demo")
public class DemoPeople {

    /** Everybody has the same password; the demonstration holds nothing worth hiding. */
    public static final String PASSWORD = "demo";

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    /**
     * Somebody of the staff.
     *
     * @param place    path of the application they work in
     * @param firstTry an instruction in one or two sentences
     */
    public record Person(String user, String firstName, String lastName, String group, String role, String place, String firstTry) {

        /** What the application they work in is called. */
        public String placeName() {
            return place.contains("tasklist") ? "Tasklist" : place.contains("cockpit") ? "Cockpit" : "Admin";
        }
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("anna", "Anna", "Collins", Groups.COLLECTORS, "Collector", TASKLIST,
                    "Open “Calls to make”, claim the first task, fill in what the customer said and complete it."),
            new Person("ben", "Ben", "Carter", Groups.COLLECTORS, "Collector", TASKLIST, "Look at “My work”: some calls were handed over from a colleague, with the notes."),
            new Person("carla", "Carla", "Köhler", Groups.COLLECTORS, "Collector", TASKLIST, "Open “Negotiations” and agree on a plan of instalments."),
            new Person("sofia", "Sofia", "Sanders", Groups.SUPERVISORS, "Supervisor", TASKLIST, "Decide how a stuck case goes on, or chase an agency that stays silent."),
            new Person("chris", "Chris", "Credo", Groups.CREDIT_MANAGERS, "Credit manager", TASKLIST, "Open “Approvals”: may this settlement be agreed? Then “Payments to match”: whose money is it?"),
            new Person("sam", "Sam", "Sorvino", Groups.SERVICE, "Service", TASKLIST, "Open “Disputes”: was the customer right about the delivery?"),
            new Person("bill", "Bill", "Bishop", Groups.BILLING, "Billing", TASKLIST, "Open “Disputes”: is the invoice wrong? Credit what is."),
            new Person("petra", "Petra", "Specht", Groups.SPECIALISTS, "Specialist", TASKLIST, "Handle a customer whom nobody may contact any more."),
            new Person("victor", "Victor", "Vance", Groups.VISITORS, "Visitor", TASKLIST, "Open “Visits” and record what came of one."),
            new Person("maria", "Maria", "Mendes", Groups.MANAGERS, "Manager", COCKPIT, "Open the process collect-account and see where every case stands."),
            new Person("oscar", "Oscar", "Owen", Groups.PROCESS_OWNERS, "Process owner", COCKPIT,
                    "Open processes/collect-account.bpmn in Camunda Modeler, change a wait, and deploy it to /engine-rest with this login."),
            new Person("audrey", "Audrey", "Auden", Groups.AUDITORS, "Auditor", COCKPIT, "Open a case by its number and read its history."),
            new Person("oliver", "Oliver", "Orton", Groups.OPERATORS, "Operator", COCKPIT, "Let time pass, and look at /actuator/health and /actuator/prometheus."),
            new Person("admin", "Ada", "Minster", Groups.ADMINISTRATORS, "Administrator", "/camunda/app/admin/default/", "Look at users, groups and rights in Admin; let time pass."));

    public List<Person> all() {
        return PEOPLE;
    }
}
