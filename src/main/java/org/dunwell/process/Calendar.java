package org.dunwell.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.message.SentMessages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The dates that diagrams ask for: {@code ${calendar.due(execution)}} of a wait block and {@code ${calendar.workingDays(2)}} of a task. */
@Component("calendar")
public class Calendar {

    static final String NOW = "now";
    /** Counted from the due date of the oldest invoice that may be chased. */
    static final String DUE_DATE = "dueDate";
    /** When waits end on their day, and when tasks are due on theirs, local time. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final CollectionCases cases;
    private final Customers customers;
    private final Chase chase;
    private final SentMessages sent;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final String houseCountry;
    private final ZoneId houseZone;

    Calendar(CollectionCases cases, Customers customers, Chase chase, SentMessages sent, WorkingDays workingDays, Clock clock,
             @Value("${dunwell.house.country:DE}") String houseCountry, @Value("${dunwell.house.zone:Europe/Berlin}") ZoneId houseZone) {
        this.cases = cases;
        this.customers = customers;
        this.chase = chase;
        this.sent = sent;
        this.workingDays = workingDays;
        this.clock = clock;
        this.houseCountry = houseCountry;
        this.houseZone = houseZone;
    }

    /** When the wait block ends that the execution has come to; in the morning of a working day of the customer's country. */
    public Date due(DelegateExecution execution) {
        CollectionCase of = cases.get(CollectionCase.numberIn(execution.getProcessBusinessKey()));
        Wait wait = waitAt(execution);
        Object missed = execution.getVariable(Facts.DUE_SINCE);
        if (missed != null && wait.isCountedFromMessage()) {
            return due(of, wait, ((Date) missed).toInstant());
        }
        Object asked = execution.getVariable(Facts.CALL_AGAIN_ON);
        if (asked == null || !wait.countedFrom().equals(NOW)) {
            return due(of, wait);
        }
        execution.removeVariable(Facts.CALL_AGAIN_ON);
        // kept with the wait alone, so that whoever computes its date anew finds the same day
        execution.setVariableLocal(Facts.CALL_AGAIN_ON, asked);
        return morning(workingDays.onOrAfter(LocalDate.parse(asked.toString()), customers.get(of.customerId()).address().country()),
                customers.get(of.customerId()));
    }

    /** When the block "wait until" ends: in the customer's morning of the day that stands on it, or at the moment of the fact that stands on it. */
    public Date until(DelegateExecution execution) {
        Object until = execution.getVariable(Facts.UNTIL);
        return until instanceof Date moment ? moment
                : morning(LocalDate.parse(String.valueOf(until).strip()), customers.get(cases.get(CollectionCase.numberIn(execution.getProcessBusinessKey())).customerId()));
    }

    /**
     * Asked when the timer of a wait fires. Days that count from a message are over only when it has left and they have passed since; a wait that ended
     * unnoticed (Dunwell did not run) tells the steps behind it since when they are due.
     *
     * @param due  when the timer should have fired
     * @param made when the timer was made
     * @return when to ask again, or empty when the case may go on
     */
    public Optional<Date> asksAgain(DelegateExecution at, Date due, Date made) {
        if (!at.hasVariableLocal(Facts.DAYS)) {
            return Optional.empty();
        }
        Optional<Date> later = notBefore(at, waitAt(at), due);
        if (later.isEmpty()) {
            noteHowLate(at, due, made);
        }
        return later;
    }

    private Optional<Date> notBefore(DelegateExecution at, Wait wait, Date due) {
        if (!wait.isCountedFromMessage()) {
            return Optional.empty();
        }
        CollectionCase of = cases.get(CollectionCase.numberIn(at.getProcessBusinessKey()));
        boolean leftLater = of.chasedInvoice() != null
                && sent.leftNoSoonerThan(due.toInstant(), of.id(), wait.countedFrom(), of.chasedInvoice(), countsSince(of, wait.countedFrom()));
        return Optional.of(wait).filter(late -> leftLater).map(late -> due(of, late)).filter(anew -> anew.toInstant().isAfter(clock.instant()));
    }

    /** A timer that was made with a date in the past passes steps that are done already; it is not late. */
    private void noteHowLate(DelegateExecution at, Date due, Date made) {
        boolean wasLate = at.hasVariable(Facts.DUE_SINCE);
        Date since = wasLate || due.after(made) ? due : made;
        if (since.toInstant().plus(Duration.ofDays(1)).isBefore(clock.instant())) {
            at.setVariable(Facts.DUE_SINCE, since);
        } else if (wasLate) {
            at.removeVariable(Facts.DUE_SINCE);
        }
    }

    /** Whether the days that the next wait gives for this step's message would be over by now, had it left when it was due. */
    boolean isOverlooked(DelegateExecution at) {
        Date since = (Date) at.getVariable(Facts.DUE_SINCE);
        return since != null && ((FlowNode) at.getBpmnModelElementInstance()).getSucceedingNodes().list().stream().flatMap(next -> Waits.drawn(next).stream())
                .anyMatch(wait -> wait.countedFrom().equals(at.getVariable(Facts.PURPOSE))
                        && !due(cases.get(CollectionCase.numberIn(at.getProcessBusinessKey())), wait, since.toInstant()).toInstant().isAfter(clock.instant()));
    }

    private static Wait waitAt(DelegateExecution at) {
        return new Wait(Integer.parseInt(String.valueOf(at.getVariable(Facts.DAYS))), String.valueOf(at.getVariable(Facts.DAY_KIND)),
                String.valueOf(at.getVariable(Facts.COUNTED_FROM)));
    }

    /** The end of the {@code count}-th working day of the house from today. */
    public Date workingDays(int count) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), houseZone);
        return Date.from(workingDays.after(today, count, houseCountry).atTime(EVENING).atZone(houseZone).toInstant());
    }

    /** @param countedFrom {@code now}, {@code dueDate}, or the purpose of the message whose hand-over starts the days */
    record Wait(int days, String dayKind, String countedFrom) {

        boolean isCountedFromMessage() {
            return !countedFrom.equals(NOW) && !countedFrom.equals(DUE_DATE);
        }
    }

    Date due(CollectionCase of, Wait wait) {
        return due(of, wait, clock.instant());
    }

    /** @param now when the case came to the wait */
    Date due(CollectionCase of, Wait wait, Instant now) {
        Customer customer = customers.get(of.customerId());
        String country = customer.address().country();
        LocalDate from = from(of, wait, customer.zone(), now);
        LocalDate day = wait.dayKind().equals("working")
                ? workingDays.after(from, wait.days(), country)
                : workingDays.onOrAfter(from.plusDays(wait.days()), country);
        return morning(day, customer);
    }

    /** The next morning of a working day of the customer on which a wait can end. */
    Date nextMorning(CollectionCase of) {
        Customer customer = customers.get(of.customerId());
        return morning(workingDays.onOrAfter(LocalDate.ofInstant(clock.instant(), customer.zone()).plusDays(1), customer.address().country()), customer);
    }

    private LocalDate from(CollectionCase of, Wait wait, ZoneId zone, Instant now) {
        if (wait.isCountedFromMessage()) {
            return LocalDate.ofInstant(handOver(of, wait.countedFrom(), now), zone);
        }
        Chaseable chaseable = chase.of(of.accountId());
        return wait.countedFrom().equals(NOW) || chaseable.isNothing() ? LocalDate.ofInstant(now, zone) : chaseable.oldest().dueOn();
    }

    private static Date morning(LocalDate day, Customer customer) {
        return Date.from(day.atTime(MORNING).atZone(customer.zone()).toInstant());
    }

    /** A message that waits to be handed over counts as leaving now; the date moves when it leaves later. */
    private Instant handOver(CollectionCase of, String purpose, Instant now) {
        Chaseable chaseable = chase.of(of.accountId());
        return chaseable.isNothing() ? now
                : sent.handedOverSince(of.id(), purpose, chaseable.oldest().belongsTo(), countsSince(of, purpose)).orElse(now);
    }

    private static Instant countsSince(CollectionCase of, String purpose) {
        return purpose.equals("placementLetter") ? of.lettersCountFrom() : null;
    }
}
