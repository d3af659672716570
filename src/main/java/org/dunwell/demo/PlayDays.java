package org.dunwell.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Money;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays one day: invoices and the post in the morning, the staff's work three times on working days, the bank in the afternoon. Times are UTC. */
@Component
@Profile("demo")
class PlayDays {

    private static final List<LocalTime> WORK = List.of(LocalTime.of(7, 30), LocalTime.of(10, 30), LocalTime.of(13, 30));
    /** Customers in America are awake. */
    private static final List<LocalTime> WORK_FOR_AMERICA = List.of(LocalTime.of(16, 30), LocalTime.of(18, 30), LocalTime.of(20, 30));
    private static final Duration A_TASK = Duration.ofMinutes(3);
    private static final Map<String, String> GROUPS = Map.of("callCustomer", "collectors", "negotiate", "collectors", "approveTerms", "credit-managers",
            "resolveBillingIssue", "billing", "resolveServiceIssue", "service", "researchCustomer", "collectors", "visitCustomer", "visitors",
            "decideHowToProceed", "supervisors", "handleStopContact", "specialists", "chaseAcknowledgement", "supervisors");

    private final MovableTime time;
    private final DemoDeeds deeds;
    private final Desks desks;
    private final Accounts accounts;
    private final DemoAgency agency;
    private final ContactPolicy policy;
    private final CollectionCases cases;

    PlayDays(MovableTime time, DemoDeeds deeds, Desks desks, Accounts accounts, DemoAgency agency, ContactPolicy policy, CollectionCases cases) {
        this.time = time;
        this.deeds = deeds;
        this.desks = desks;
        this.accounts = accounts;
        this.agency = agency;
        this.policy = policy;
        this.cases = cases;
    }

    void day(Cast cast, LocalDate day) {
        until(day, LocalTime.of(3, 30));
        deeds.book(cast.issued(day));
        until(day, LocalTime.of(5, 30));
        boolean workday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        for (LocalTime hour : workday ? WORK : List.<LocalTime>of()) {
            until(day, hour);
            work(cast, day);
        }
        putHolds(cast, day);
        cast.scripts().forEach(script -> agency.works(script, day, cast.today()));
        until(day, LocalTime.of(15, 30));
        pay(cast, day);
        until(day, LocalTime.of(15, 45));
        for (LocalTime hour : workday ? WORK_FOR_AMERICA : List.<LocalTime>of()) {
            until(day, hour);
            work(cast, day);
        }
    }

    /** A third of the calls and negotiations is on somebody's own list already. */
    void takeWork() {
        desks.putOffForbiddenCalls();
        List<String> collectors = new ArrayList<>(desks.staff("collectors"));
        int turn = 0;
        for (Desks.Work work : desks.open()) {
            if ("collectors".equals(GROUPS.get(work.step())) && work.assignee() == null && turn++ % 3 == 0) {
                Collections.rotate(collectors, 1);
                collectors.stream().anyMatch(who -> desks.claim(work, who));
            }
        }
    }

    private void work(Cast cast, LocalDate day) {
        for (Desks.Work work : desks.open()) {
            Script script = cast.byCase().computeIfAbsent(work.caseNumber(), number -> script(cast, number));
            Map<String, Object> answers = script == null || !mayBeDone(work, script) ? Script.LEAVE : script.answers(work.step(), day, LocalDate.ofInstant(work.since(), ZoneOffset.UTC));
            if (answers != Script.LEAVE && somebodyCompletes(work, script, answers)) {
                time.passUntil(time.now().plus(A_TASK), passed -> { });
            }
        }
    }

    /** Nobody is called at night, or too often. */
    private boolean mayBeDone(Desks.Work work, Script script) {
        return !work.step().equals("callCustomer") || cases.find(work.caseNumber()).filter(of -> policy.outbound(script.account().customer(), of, "phone", true).isNow()).isPresent();
    }

    /** @return null for what is no case: somebody may send a bank statement in while the history is played */
    private Script script(Cast cast, String caseNumber) {
        if (cases.find(caseNumber).isEmpty()) {
            return null;
        }
        Account account = accounts.get(deeds.accountOf(caseNumber));
        return cast.script(account.customerId(), account.creditorId());
    }

    /** Whoever has the task, or else the first of the group who may. */
    private boolean somebodyCompletes(Desks.Work work, Script script, Map<String, Object> answers) {
        List<String> able = new ArrayList<>(desks.staff(GROUPS.getOrDefault(work.step(), "supervisors")));
        Collections.rotate(able, Math.floorMod(work.caseNumber().hashCode(), Math.max(1, able.size())));
        if (work.assignee() != null) {
            able = List.of(work.assignee());
        } else if (work.step().equals("callCustomer")) {
            able.removeAll(script.triedInVain());
        }
        Optional<String> worked = able.stream().filter(who -> desks.complete(work, who, answers)).findFirst();
        worked.ifPresent(who -> script.worked(who, answers));
        return worked.isPresent();
    }

    private void putHolds(Cast cast, LocalDate day) {
        if (day.equals(cast.today().minusDays(6)) && !desks.staff("supervisors").isEmpty()) {
            desks.as(desks.staff("supervisors").get(0), () -> cast.scripts().forEach(script -> {
                if (script.account().plot() == Plot.ON_HOLD) {
                    deeds.hold(script.account(), "New IT system at the customer, payments resume next month", cast.today().plusDays(15));
                }
            }));
        }
    }

    private void pay(Cast cast, LocalDate day) {
        cast.paidInTime(day).forEach(invoice -> deeds.pay(invoice, invoice.amount(), day));
        for (Script script : cast.scripts()) {
            Money amount = script.payment(day);
            if (amount != null) {
                deeds.pay(script.account().chased(), amount, day);
            }
        }
    }

    private void until(LocalDate day, LocalTime hour) {
        var moment = day.atTime(hour).toInstant(ZoneOffset.UTC);
        if (time.now().isBefore(moment)) {
            time.passUntil(moment, passed -> { });
        }
    }
}
