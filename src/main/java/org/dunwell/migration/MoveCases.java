package org.dunwell.migration;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.ledger.Accounts;
import org.dunwell.migration.Move.CaseState;
import org.dunwell.migration.Move.State;
import org.dunwell.trail.TrailBook;
import org.dunwell.trail.TrailEntry;
import org.springframework.stereotype.Component;

/**
 * Moves running cases to another version: checks every one of them first, then, when somebody says go, moves one after the other, each in a transaction
 * of its own. It can be paused, goes on after a crash, and can be taken back.
 */
@Component
public class MoveCases {

    static final String MOVED = "movedFromVersion";

    private static final int LISTED_AT_ONCE = 1000;
    private static final int CHECKED_AT_ONCE = 25;
    private static final int UNDER_WAY_AT_ONCE = 100;
    private static final int LOOK_AGAIN_SECONDS = 1;

    private final Versions versions;
    private final Moves moves;
    private final MoveCourier courier;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final TrailBook trail;
    private final Clock clock;

    public MoveCases(Versions versions, Moves moves, MoveCourier courier, CollectionCases cases, Accounts accounts, TrailBook trail, Clock clock) {
        this.versions = versions;
        this.moves = moves;
        this.courier = courier;
        this.cases = cases;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal when there are no such versions */
    public Plan plan(String process, int from, int to, boolean recompute, Map<String, Map<String, String>> chosen) {
        MovableProcess movable = versions.processes().stream().filter(one -> one.key().equals(process)).findFirst()
                .orElseThrow(() -> new Refusal("There is no process '" + process + "' whose cases can be moved; those that others call move with these."));
        if (from == to) {
            throw new Refusal("The cases are in version " + from + " already.");
        }
        return new Plan(process, version(movable, from).definitionId(), from, version(movable, to).definitionId(), to, recompute, chosen);
    }

    private static Version version(MovableProcess movable, int number) {
        return movable.versions().stream().filter(version -> version.number() == number).findFirst()
                .orElseThrow(() -> new Refusal("There is no version " + number + " of '" + movable.key() + "'."));
    }

    /** The cases are listed and checked; nothing moves before {@link #go}. */
    public long order(Plan plan, String reason, String who) {
        versions.routes(plan);
        long id = moves.add(plan, reason, who, clock.instant(), null);
        List<Running> some;
        String last = null;
        do {
            some = versions.running(plan.fromDefinition(), last, LISTED_AT_ONCE);
            moves.addCases(id, some);
            last = some.isEmpty() ? last : some.get(some.size() - 1).instanceId();
        } while (some.size() == LISTED_AT_ONCE);
        courier.next(id, null);
        return id;
    }

    public void go(long moveId, String who) {
        Move move = in(moveId, State.CHECKED);
        if (move.count(CaseState.FITS) == 0) {
            throw new Refusal("None of these cases can move.");
        }
        if (!moves.begin(moveId, who, clock.instant())) {
            throw new Refusal("Cases of this process are being moved already: wait until that is done, or drop it.");
        }
        tell(move, who, "moveBegun");
        courier.next(moveId, null);
    }

    /** What is under way at this moment is still finished. */
    public void pause(long moveId, String who) {
        Move move = in(moveId, State.MOVING);
        moves.becomes(moveId, State.PAUSED, null);
        tell(move, who, "movePaused");
    }

    public void goOn(long moveId, String who) {
        Move move = in(moveId, State.PAUSED);
        moves.becomes(moveId, State.MOVING, null);
        tell(move, who, "moveContinued");
        courier.next(moveId, null);
    }

    /** What has not moved stays where it is; what has moved stays moved. */
    public void drop(long moveId, String who) {
        Move move = in(moveId, State.CHECKING, State.CHECKED, State.PAUSED);
        moves.becomes(moveId, State.DROPPED, clock.instant());
        if (move.begunBy() != null) {
            tell(move, who, "moveDropped");
        }
    }

    /** A new move, the other way, of the cases that were moved and still run there. They get back the dates they had. */
    public long takeBack(long moveId, String reason, String who) {
        Move move = in(moveId, State.DONE, State.DROPPED);
        if (move.count(CaseState.MOVED) == 0) {
            throw new Refusal("No case was moved, so there is nothing to take back.");
        }
        Plan there = move.plan();
        Map<String, Map<String, String>> turned = there.chosen().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                of -> of.getValue().entrySet().stream().filter(step -> !step.getValue().isEmpty())
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (first, second) -> first))));
        Plan back = new Plan(there.process(), there.toDefinition(), there.toVersion(), there.fromDefinition(), there.fromVersion(), false, turned);
        versions.routes(back);
        long id = moves.add(back, reason, who, clock.instant(), moveId);
        List<MovedCase> some;
        int offset = 0;
        do {
            some = moves.cases(moveId, CaseState.MOVED, offset, LISTED_AT_ONCE);
            moves.addCases(id, some.stream().map(moved -> new Running(moved.instanceId(), moved.caseNumber())).toList());
            offset += some.size();
        } while (some.size() == LISTED_AT_ONCE);
        courier.next(id, null);
        return id;
    }

    /** The next cases are checked, or sent on their way. */
    public void next(long moveId) {
        Move move = moves.lock(moveId).orElseThrow();
        if (move.state() == State.CHECKING) {
            checkSome(move);
        } else if (move.state() == State.MOVING) {
            sendSome(move);
        }
    }

    private void checkSome(Move move) {
        List<MovedCase> some = moves.cases(move.id(), CaseState.UNCHECKED, 0, CHECKED_AT_ONCE);
        for (MovedCase one : some) {
            Optional<Verdict> verdict = versions.check(move.plan(), one.instanceId(), dates(move, one.instanceId()));
            verdict.ifPresentOrElse(
                    told -> moves.verdict(move.id(), one.instanceId(), told.fits() ? CaseState.FITS : CaseState.REFUSED, told),
                    () -> moves.becomes(move.id(), List.of(one.instanceId()), CaseState.ENDED));
        }
        if (some.size() < CHECKED_AT_ONCE) {
            moves.becomes(move.id(), State.CHECKED, null);
        } else {
            courier.next(move.id(), null);
        }
    }

    private void sendSome(Move move) {
        int room = UNDER_WAY_AT_ONCE - move.count(CaseState.UNDER_WAY);
        List<MovedCase> some = room <= 0 ? List.of() : moves.cases(move.id(), CaseState.FITS, 0, room);
        moves.becomes(move.id(), some.stream().map(MovedCase::instanceId).toList(), CaseState.UNDER_WAY);
        some.forEach(one -> courier.one(move.id(), one.instanceId()));
        if (some.isEmpty() && move.count(CaseState.UNDER_WAY) == 0) {
            moves.becomes(move.id(), State.DONE, clock.instant());
            tell(move, move.begunBy(), "moveDone");
        } else {
            courier.next(move.id(), clock.instant().plusSeconds(LOOK_AGAIN_SECONDS));
        }
    }

    /** One case moves, wholly or not at all. Looks again whether it can: since the check it may have gone on. */
    public void one(long moveId, String instanceId) {
        Move move = moves.find(moveId).orElseThrow();
        MovedCase one = moves.one(moveId, instanceId).orElseThrow();
        if (one.state() != CaseState.UNDER_WAY) {
            return;
        }
        if (move.state() != State.MOVING) {
            moves.becomes(moveId, List.of(instanceId), CaseState.FITS);
            return;
        }
        Optional<CollectionCase> of = one.caseNumber() == null ? Optional.empty() : cases.find(one.caseNumber());
        of.ifPresent(found -> accounts.lock(found.accountId()));
        Optional<Verdict> verdict = versions.move(move.plan(), instanceId, dates(move, instanceId));
        if (verdict.isEmpty()) {
            moves.becomes(moveId, List.of(instanceId), CaseState.ENDED);
            return;
        }
        moves.verdict(moveId, instanceId, verdict.get().fits() ? CaseState.MOVED : CaseState.REFUSED, verdict.get());
        if (verdict.get().fits()) {
            trail.append(new TrailEntry(clock.instant(), move.begunBy(), MOVED, "to " + move.plan().to() + ": " + move.reason(), one.caseNumber(),
                    of.map(CollectionCase::customerId).orElse(null), of.map(CollectionCase::accountId).orElse(null), move.plan().from(), move.plan().to()));
        }
    }

    private List<Change> dates(Move move, String instanceId) {
        return move.takesBack() == null ? List.of() : moves.changes(move.takesBack(), instanceId);
    }

    private Move in(long moveId, State... allowed) {
        Move move = moves.lock(moveId).orElseThrow(() -> new Refusal("There is no move " + moveId + "."));
        if (!List.of(allowed).contains(move.state())) {
            throw new Refusal("That cannot be done while the move is " + move.state().name().toLowerCase(Locale.ROOT) + ".");
        }
        return move;
    }

    private void tell(Move move, String who, String what) {
        trail.append(new TrailEntry(clock.instant(), who, what, "move " + move.id() + ": " + move.reason(), null, null, null, move.plan().from(), move.plan().to()));
    }
}
