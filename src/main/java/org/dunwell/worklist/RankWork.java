package org.dunwell.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dunwell.collection.CollectionCase;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Outlook;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.policy.Policies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Ranks tasks by the table rank-work: every row that fits adds its points and says why. */
@Component
public class RankWork {

    /** Tasks that are a contact, by id in the diagram. */
    private static final Map<String, String> CHANNELS = Map.of("callCustomer", "phone", "callBack", "phone", "negotiate", "phone", "visitCustomer", "visit");

    private final Policies policies;
    private final Standings standings;
    private final ContactPolicy contactPolicy;
    private final Customers customers;
    private final HouseCurrency houseCurrency;
    private final ZoneId house;
    private final Clock clock;

    public RankWork(Policies policies, Standings standings, ContactPolicy contactPolicy, Customers customers, HouseCurrency houseCurrency,
                    @Value("${dunwell.house.zone:Europe/Berlin}") ZoneId house, Clock clock) {
        this.policies = policies;
        this.standings = standings;
        this.contactPolicy = contactPolicy;
        this.customers = customers;
        this.houseCurrency = houseCurrency;
        this.house = house;
        this.clock = clock;
    }

    /** @param task id of the task in the diagram @param due null when it has no due date */
    public Rank now(CollectionCase of, String task, Instant due) {
        String channel = CHANNELS.get(task);
        Outlook outlook = channel == null ? null : contactPolicy.outlook(customers.get(of.customerId()), of, channel);
        return rank(task, standings.of(List.of(of.id()), today()).get(of.id()), outlook == null ? Urgency.NO_END : outlook.hours(),
                outlook == null || outlook.attempts() < 0 ? Urgency.NO_CAP : outlook.attempts(), due);
    }

    /** Whatever the hour: without asking how long the customer may still be contacted today. */
    public Rank ofTheDay(Standing standing, String task, Instant due) {
        return rank(task, standing, Urgency.NO_END, Urgency.NO_CAP, due);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house);
    }

    private Rank rank(String task, Standing standing, int hoursLeft, int attemptsLeft, Instant due) {
        LocalDate today = today();
        return of(task, standing, new Urgency(hoursLeft, attemptsLeft,
                due == null ? 0 : (int) Math.max(0, today.toEpochDay() - LocalDate.ofInstant(due, house).toEpochDay())), today);
    }

    Rank of(String task, Standing standing, Urgency urgency, LocalDate today) {
        List<Map<String, Object>> rows = policies.list("rank-work", Map.of(
                "task", task,
                "owedInHouseCurrency", houseCurrency.worth(standing.overdue(), today),
                "daysPastDue", standing.daysPastDue(today),
                "brokenPromises", standing.brokenPromises(),
                "casesPaid", standing.casesPaid(),
                "salesInHouseCurrency", houseCurrency.worth(standing.sales(), today),
                "hoursLeft", urgency.hoursLeft(),
                "attemptsLeft", urgency.attemptsLeft(),
                "taskDaysOverdue", urgency.daysOverdue()));
        return Rank.of(rows.stream().map(row -> new Rank.Reason(((Number) row.get("points")).intValue(), row.get("why").toString())).toList());
    }
}
