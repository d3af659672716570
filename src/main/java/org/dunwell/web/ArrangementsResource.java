package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.arrangement.Rearrange;
import org.dunwell.collection.CollectionCase;
import org.dunwell.trail.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Promises and plans of a case: how they stand, other dates, back in force, cancelled. */
@RestController
@RequestMapping("/api/cases/{number}/arrangements")
@Tag(name = "Cases")
class ArrangementsResource {

    private static final String WHO_AGREES = "hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'camunda-admin')";
    private static final int MOST_INSTALMENTS = 60;
    private static final int LONGEST_WHY = 400;

    private final Deeds deeds;
    private final Arrange arrange;
    private final Rearrange rearrange;
    private final Arrangements arrangements;
    private final Actor actor;

    ArrangementsResource(Deeds deeds, Arrange arrange, Rearrange rearrange, Arrangements arrangements, Actor actor) {
        this.deeds = deeds;
        this.arrange = arrange;
        this.rearrange = rearrange;
        this.arrangements = arrangements;
        this.actor = actor;
    }

    /**
     * @param state      open, kept, partKept, broken, cancelled, rejected, or proposed while somebody decides about it
     * @param left       still to be paid under it; paying that is an early pay-off
     * @param acceptedAt by the customer on the page, or null
     * @param reinstates the broken one that it puts back in force, or null
     */
    record ArrangementView(long id, String kind, String state, BigDecimal total, BigDecimal forgiven, BigDecimal left, List<Due> instalments, LocalDate madeOn,
                           String madeBy, String approvedBy, Instant acceptedAt, Long reinstates, List<Changed> changes) {
    }

    record Due(int number, LocalDate dueOn, BigDecimal amount) {
    }

    record Changed(Instant at, String by, String why, String before, String after) {
    }

    /**
     * @param instalments of what is left; one when left out
     * @param firstDueOn  the day of the first
     * @param interval    monthly (when left out) or weekly
     */
    record ChangeOrder(Integer instalments, LocalDate firstDueOn, String interval, String why) {
    }

    /** @param missedOn the day by which what was missed is paid */
    record ReinstatementOrder(LocalDate missedOn, String why) {
    }

    @GetMapping
    @Operation(summary = "Lists the promises and plans of a case, newest first, with every change")
    @PreAuthorize("hasAnyAuthority('collectors', 'supervisors', 'credit-managers', 'service', 'billing', 'specialists', 'visitors', 'managers', 'auditors',"
            + " 'operators', 'camunda-admin')")
    List<ArrangementView> list(@PathVariable String number) {
        return deeds.done(() -> arrangements.ofCase(deeds.find(number).id()).stream().map(this::view).toList());
    }

    @PutMapping("/{id}")
    @PreAuthorize(WHO_AGREES)
    @Operation(summary = "Gives what is left to pay other dates", description = "Within the authority of who does it, and as often as the table arrangement-rules lets"
            + " collectors; the customer gets a new confirmation. The old dates stay in its history.")
    ArrangementView change(@PathVariable String number, @PathVariable long id, @RequestBody ChangeOrder order) {
        String why = Deeds.needed("why", order.why(), LONGEST_WHY);
        LocalDate first = Deeds.given("firstDueOn", order.firstDueOn());
        int count = order.instalments() == null ? 1 : order.instalments();
        if (count < 1 || count > MOST_INSTALMENTS) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "From 1 to " + MOST_INSTALMENTS + " instalments").with("field", "instalments");
        }
        if (order.interval() != null && !List.of("monthly", "weekly").contains(order.interval())) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "An interval is monthly or weekly").with("field", "interval");
        }
        return deeds.done(() -> {
            rearrange.change(of(deeds.running(number), id).id(), count, first, "weekly".equals(order.interval()) ? Period.ofWeeks(1) : Period.ofMonths(1), why, actor.name());
            return view(arrangements.get(id));
        });
    }

    @PostMapping("/{id}/reinstatement")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(WHO_AGREES)
    @Operation(summary = "Puts a broken promise or plan back in force", description = "What was missed is due on missedOn, the rest on its own dates; as often as the table"
            + " arrangement-rules allows. Beyond the authority of who does it, it needs approval.")
    ArrangementView reinstate(@PathVariable String number, @PathVariable long id, @RequestBody ReinstatementOrder order) {
        String why = Deeds.needed("why", order.why(), LONGEST_WHY);
        LocalDate missedOn = Deeds.given("missedOn", order.missedOn());
        return deeds.done(() -> view(rearrange.reinstate(of(deeds.running(number), id).id(), missedOn, why, actor.name())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(WHO_AGREES)
    @Operation(summary = "Cancels a promise or plan", description = "What it covers may be chased again at once; the waiting step is due.")
    void cancel(@PathVariable String number, @PathVariable long id, @RequestParam String why) {
        String said = Deeds.needed("why", why, LONGEST_WHY);
        deeds.done(() -> {
            arrange.cancel(of(deeds.running(number), id).id(), said);
            return null;
        });
    }

    private Arrangement of(CollectionCase of, long id) {
        return arrangements.ofCase(of.id()).stream().filter(made -> made.id() == id).findFirst()
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "Case " + of.number() + " has no arrangement " + id));
    }

    private ArrangementView view(Arrangement made) {
        return new ArrangementView(made.id(), made.terms().kind().name().toLowerCase(Locale.ROOT), state(made), made.terms().total().amount(),
                made.terms().forgiven().amount(), made.isOngoing() ? rearrange.left(made).amount() : BigDecimal.ZERO,
                made.terms().instalments().stream().map(due -> new Due(due.number(), due.dueOn(), due.amount().amount())).toList(), made.madeOn(), made.madeBy(),
                made.approvedBy(), made.acceptedAt(), made.reinstates(),
                arrangements.changes(made.id()).stream().map(change -> new Changed(change.at(), change.by(), change.why(), change.before(), change.after())).toList());
    }

    private static String state(Arrangement made) {
        return made.state() == Arrangement.State.PART_KEPT ? "partKept" : made.state() == Arrangement.State.PROPOSED && !made.isWaitingForApproval() ? "open"
                : made.state().name().toLowerCase(Locale.ROOT);
    }
}
