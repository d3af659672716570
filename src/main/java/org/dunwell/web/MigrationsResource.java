package org.dunwell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.migration.Change;
import org.dunwell.migration.MovableProcess;
import org.dunwell.migration.Move;
import org.dunwell.migration.MoveCases;
import org.dunwell.migration.MoveReport;
import org.dunwell.migration.MovedCase;
import org.dunwell.migration.Moves;
import org.dunwell.migration.Plan;
import org.dunwell.migration.Route;
import org.dunwell.migration.Versions;
import org.dunwell.staff.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Running cases moved to another version: for programs under {@code /api}, and for the page in Cockpit, which comes with the person's session. */
@RestController
@RequestMapping({"/api/migrations", MigrationsResource.DESK})
@PreAuthorize("hasAnyAuthority('process-owners', 'managers', 'auditors', 'camunda-admin')")
@Tag(name = "Migrations")
class MigrationsResource {

    static final String DESK = "/desk/migrations";

    private static final String MOVERS = "hasAnyAuthority('process-owners', 'camunda-admin')";
    private static final Set<String> MOVING_GROUPS = Set.of(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS);
    private static final int PAGE = 100;
    private static final int LONGEST_REASON = 400;

    private final MoveCases moveCases;
    private final Moves moves;
    private final Versions versions;
    private final Deeds deeds;

    MigrationsResource(MoveCases moveCases, Moves moves, Versions versions, Deeds deeds) {
        this.moveCases = moveCases;
        this.moves = moves;
        this.versions = versions;
        this.deeds = deeds;
    }

    /** @param csrfHeader where a page sends {@code csrfToken} with everything that changes something; null for programs */
    record Me(boolean mayMove, String csrfHeader, String csrfToken) {
    }

    /** @param steps by process, old step to new; an empty text when nothing shall take its place */
    record Order(String process, Integer from, Integer to, String dates, Map<String, Map<String, String>> steps, String reason) {
    }

    record Reason(String reason) {
    }

    record MoveView(long id, String process, int from, int to, String dates, String reason, Move.State state, String orderedBy, Instant orderedAt,
                    String begunBy, Instant begunAt, Instant endedAt, Long takesBack, Map<Move.CaseState, Integer> cases, MoveReport report) {
    }

    record CaseView(String caseNumber, String instance, Move.CaseState state, String standsAt, String why, List<Change> changes) {
    }

    @GetMapping("/me")
    @Operation(summary = "Whether you may move cases, or only look")
    Me me(Authentication person, @Parameter(hidden = true) CsrfToken csrf) {
        boolean mayMove = person.getAuthorities().stream().anyMatch(right -> MOVING_GROUPS.contains(right.getAuthority()));
        return csrf == null ? new Me(mayMove, null, null) : new Me(mayMove, csrf.getHeaderName(), csrf.getToken());
    }

    @GetMapping("/processes")
    @Operation(summary = "Processes whose cases can be moved, their versions, and how many cases run in each")
    List<MovableProcess> processes() {
        return versions.processes();
    }

    @GetMapping("/routes")
    @Operation(summary = "Which step would take the place of which, for the process and those that its cases have called",
            description = "By the same id, then by the same label and kind. Steps at which cases stand and which are not in steps need a choice.")
    List<Route> routes(@RequestParam String process, @RequestParam int from, @RequestParam int to) {
        return deeds.done(() -> versions.routes(moveCases.plan(process, from, to, false, Map.of())));
    }

    @GetMapping(value = "/diagrams/{process}/{version}", produces = MediaType.TEXT_XML_VALUE)
    @Operation(summary = "A version as it was drawn")
    String diagram(@PathVariable String process, @PathVariable int version) {
        return versions.diagram(process, version).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no version " + version + " of '" + process + "'"));
    }

    @PostMapping
    @PreAuthorize(MOVERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Checks a move on every running case; nothing moves before go",
            description = "dates: keep, or recompute for waits and due dates that the new version draws differently. steps: choices beyond what is proposed, by process.")
    MoveView order(@RequestBody Order order, Authentication person) {
        String process = Deeds.needed("process", order.process(), 64);
        String reason = Deeds.needed("reason", order.reason(), LONGEST_REASON);
        Map<String, Map<String, String>> steps = order.steps() == null ? Map.of() : order.steps();
        steps.values().forEach(chosen -> Deeds.given("steps", chosen).values().forEach(step -> Deeds.given("steps", step)));
        return view(deeds.done(() -> {
            Plan plan = moveCases.plan(process, Deeds.given("from", order.from()), Deeds.given("to", order.to()), recompute(order.dates()), steps);
            return moveCases.order(plan, reason, person.getName());
        }));
    }

    private static boolean recompute(String dates) {
        if (!List.of("keep", "recompute").contains(Deeds.given("dates", dates))) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "dates is keep or recompute").with("field", "dates");
        }
        return dates.equals("recompute");
    }

    @GetMapping
    @Operation(summary = "All moves, newest first, 100 a page from 0")
    List<MoveView> list(@RequestParam(defaultValue = "0") int page) {
        return moves.list(offset(page), PAGE).stream().map(move -> view(move, null)).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "A move: how far it is, which cases cannot move and why, and what changes for the others")
    MoveView one(@PathVariable long id) {
        return view(id);
    }

    @GetMapping("/{id}/cases")
    @Operation(summary = "Every case of a move and what changes for it, 100 a page from 0")
    List<CaseView> cases(@PathVariable long id, @RequestParam(required = false) Move.CaseState state, @RequestParam(defaultValue = "0") int page) {
        find(id);
        return moves.cases(id, state, offset(page), PAGE).stream().map(one -> view(id, one)).toList();
    }

    @PostMapping("/{id}/go")
    @PreAuthorize(MOVERS)
    @Operation(summary = "Moves the cases that can move, one after the other")
    MoveView go(@PathVariable long id, Authentication person) {
        return done(id, () -> moveCases.go(id, person.getName()));
    }

    @PostMapping("/{id}/pause")
    @PreAuthorize(MOVERS)
    @Operation(summary = "Stops behind the cases that are under way")
    MoveView pause(@PathVariable long id, Authentication person) {
        return done(id, () -> moveCases.pause(id, person.getName()));
    }

    @PostMapping("/{id}/continue")
    @PreAuthorize(MOVERS)
    @Operation(summary = "Goes on after a pause")
    MoveView goOn(@PathVariable long id, Authentication person) {
        return done(id, () -> moveCases.goOn(id, person.getName()));
    }

    @PostMapping("/{id}/drop")
    @PreAuthorize(MOVERS)
    @Operation(summary = "Gives a move up; what has moved stays moved")
    MoveView drop(@PathVariable long id, Authentication person) {
        return done(id, () -> moveCases.drop(id, person.getName()));
    }

    @PostMapping("/{id}/back")
    @PreAuthorize(MOVERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Checks a move the other way, of the cases that were moved; it needs go as well", description = "They get back the dates that the move has changed.")
    MoveView back(@PathVariable long id, @RequestBody Reason back, Authentication person) {
        find(id);
        String reason = Deeds.needed("reason", back.reason(), LONGEST_REASON);
        return view(deeds.done(() -> moveCases.takeBack(id, reason, person.getName())));
    }

    private MoveView done(long id, Runnable deed) {
        find(id);
        deeds.done(() -> {
            deed.run();
            return null;
        });
        return view(id);
    }

    private Move find(long id) {
        return moves.find(id).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no move " + id));
    }

    private static int offset(int page) {
        if (page < 0 || page > Integer.MAX_VALUE / PAGE - 1) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "Pages are counted from 0");
        }
        return page * PAGE;
    }

    private MoveView view(long id) {
        return view(find(id), moves.report(id));
    }

    private static MoveView view(Move move, MoveReport report) {
        return new MoveView(move.id(), move.plan().process(), move.plan().fromVersion(), move.plan().toVersion(), move.plan().recompute() ? "recompute" : "keep",
                move.reason(), move.state(), move.orderedBy(), move.orderedAt(), move.begunBy(), move.begunAt(), move.endedAt(), move.takesBack(), move.cases(), report);
    }

    private CaseView view(long id, MovedCase one) {
        return new CaseView(one.caseNumber(), one.instanceId(), one.state(), one.standsAt(), one.why(), moves.changes(id, one.instanceId()));
    }
}
