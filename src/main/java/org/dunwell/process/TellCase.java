package org.dunwell.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsBook;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.customer.Creditors;
import org.dunwell.dispute.Dispute;
import org.dunwell.dispute.Disputes;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.message.SentMessages;
import org.dunwell.placement.Placement;
import org.dunwell.placement.PlacementDesk;
import org.dunwell.placement.Placements;
import org.springframework.stereotype.Component;

/** Tells a case what happened: money to the innermost arrangement or placement first, a pause to its waits and tasks, the rest to its journey. */
@Component
class TellCase implements Errand {

    static final String KIND = "tellCase";

    private final NewsBook book;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Creditors creditors;
    private final Chase chase;
    private final Pauses pauses;
    private final Arrangements arrangements;
    private final Disputes disputes;
    private final Placements placements;
    private final SentMessages messages;
    private final CollectionJourney journey;
    private final Waits waits;
    private final OpenTasks openTasks;
    private final OfferAgain offers;
    private final Clock clock;

    TellCase(NewsBook book, CollectionCases cases, Accounts accounts, Creditors creditors, Chase chase, Pauses pauses,
             Arrangements arrangements, Disputes disputes, Placements placements, SentMessages messages, CollectionJourney journey,
             Waits waits, OpenTasks openTasks, OfferAgain offers, Clock clock) {
        this.book = book;
        this.cases = cases;
        this.accounts = accounts;
        this.creditors = creditors;
        this.chase = chase;
        this.pauses = pauses;
        this.arrangements = arrangements;
        this.disputes = disputes;
        this.placements = placements;
        this.messages = messages;
        this.journey = journey;
        this.waits = waits;
        this.openTasks = openTasks;
        this.offers = offers;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String newsId) {
        book.untold(Long.parseLong(newsId)).ifPresent(news -> {
            Account account = accounts.lock(cases.get(news.caseId()).accountId());
            CollectionCase of = cases.get(news.caseId());
            book.told(news.id(), clock.instant(), of.isRunning() ? tell(of, account, news) : "the case had ended");
        });
    }

    private String tell(CollectionCase of, Account account, News news) {
        return switch (news.kind()) {
            case ACCOUNT_MOVED, ACCOUNT_CHARGED, DISPUTE_SETTLED, ARRANGEMENT_ENDED -> accountMoved(of, account, news, false);
            case ARRANGEMENT_BROKEN -> accountMoved(of, account, news, true);
            case DISPUTE_RAISED -> {
                Dispute dispute = disputes.get(news.ref());
                pause(of, account, false);
                yield said(journey.disputeRaised(of, dispute.id(), dispute.causeOwner()));
            }
            case PROMISE_MADE -> {
                Arrangement arrangement = arrangements.get(news.ref());
                pause(of, account, false);
                yield said(journey.promiseMade(of, arrangement.id(), arrangement.approvalNeeded()));
            }
            case HOLD_PUT -> {
                Pause hold = pauses.find(news.ref()).orElseThrow();
                pause(of, account, false);
                yield said(journey.holdPut(of, hold.id(), Date.from(startOfDayAfter(hold, account))));
            }
            case HOLD_RELEASED -> {
                journey.holdEnds(of, news.ref(), Date.from(clock.instant()));
                yield accountMoved(of, account, news, false);
            }
            case HOLD_EXTENDED -> {
                Pause hold = pauses.find(news.ref()).orElseThrow();
                journey.holdEnds(of, hold.id(), Date.from(startOfDayAfter(hold, account)));
                Chaseable chaseable = chase.of(account);
                if (chaseable.isPaused()) {
                    openTasks.followUp(of, until(chaseable, account, clock.instant()));
                }
                journey.showsColumns(of);
                yield "another last day";
            }
            case CONTACT_RULES_CHANGED -> {
                offers.again(of);
                yield "tasks offered anew";
            }
            case ARRANGEMENT_CHANGED -> said(journey.arrangementChanged(arrangements.get(news.ref()).processInstanceId()));
            case CONTACT_STOPPED -> said(journey.contactStopped(of));
            case CALL_BACK_ASKED -> said(journey.callBackAsked(of));
            case CASE_WITHDRAWN -> said(journey.caseWithdrawn(of));
            case ADDRESS_MISSING -> said(journey.addressMissing(of));
            case ADDRESS_COMPLETED -> {
                messages.release(of.id());
                offers.again(of);
                yield "what was held back goes out";
            }
            case MESSAGE_HANDED_OVER -> {
                waits.countAnew(of);
                yield "waits counted anew";
            }
            case PLACEMENT_ACKNOWLEDGED -> ofPlacement(news, "placementAcknowledged");
            case PLACEMENT_SETTLED -> ofPlacement(news, "placementSettled");
            case PLACEMENT_RETURNED -> ofPlacement(news, "placementReturned");
            case PLACEMENT_RECALLED -> ofPlacement(news, "placementRecalled");
        };
    }

    private String accountMoved(CollectionCase of, Account account, News news, boolean atOnce) {
        Chaseable chaseable = chase.of(account);
        journey.balanceChanged(of);
        boolean told = false;
        List<Arrangement> ongoing = arrangements.ongoing(of.id());
        for (Arrangement arrangement : ongoing) {
            told |= arrangement.processInstanceId() != null && journey.paymentReceived(arrangement.processInstanceId());
        }
        if (told) {
            return "told the arrangement";
        }
        if (journey.placementKeys(of).stream().anyMatch(key -> placements.of(key).filter(Placement::wasPlaced).isPresent())) {
            return "an agency has the account";
        }
        if (!chaseable.overdue().isPositive()) {
            if (isDisputeBeingClosed(account)) {
                return "told when the dispute is closed";
            }
            ongoing.forEach(paid -> arrangements.state(paid.id(), Arrangement.State.KEPT, clock.instant()));
            journey.stepOf(of).ifPresent(step -> cases.stoodAt(of.id(), step));
            return said(journey.paidInFull(of));
        }
        boolean lastChanceUsed = waits.isInLastChance(of) && usesLastChance(news);
        pause(of, account, atOnce);
        if (lastChanceUsed) {
            cases.lettersCountFrom(of.id(), clock.instant());
        }
        if (!chaseable.isNothing() && (lastChanceUsed || !Long.valueOf(chaseable.oldest().belongsTo()).equals(of.chasedInvoice()))) {
            return journey.toTheFittingStage(cases.get(of.id())) ? "went to the stage that fits" : "stays where it is";
        }
        return "balance changed";
    }

    /** Decided, and the customer is still being told: the case hears of the money when that is done. */
    private boolean isDisputeBeingClosed(Account account) {
        return pauses.open(account.id()).stream()
                .anyMatch(pause -> pause.kind() == Pause.Kind.DISPUTE && !disputes.get(pause.ref()).isOpen());
    }

    /** A payment, or a promise or dispute that ended well, inside the last chance stops the placement; a broken promise does not. */
    private static boolean usesLastChance(News news) {
        return news.kind() == News.Kind.ACCOUNT_MOVED || news.kind() == News.Kind.ARRANGEMENT_ENDED;
    }

    /** Stops or continues the waits and tasks of the case, according to whether anything of it may be chased. */
    private void pause(CollectionCase of, Account account, boolean atOnce) {
        Chaseable chaseable = chase.of(account);
        Instant now = clock.instant();
        if (chaseable.isPaused() && of.pausedAt() == null) {
            waits.stop(of);
            openTasks.followUp(of, until(chaseable, account, now));
            cases.paused(of.id(), now);
        } else if (!chaseable.isPaused() && of.pausedAt() != null) {
            waits.goOn(of, now, atOnce);
            openTasks.followUp(of, null);
            cases.paused(of.id(), null);
            messages.release(of.id());
        }
        journey.showsColumns(of);
        offers.again(of);
    }

    /** The last pause with a known end decides; open-ended ones are looked at again in a year, though their end comes first. */
    private Instant until(Chaseable chaseable, Account account, Instant now) {
        return chaseable.pauses().stream().anyMatch(pause -> pause.endsOn() == null)
                ? now.atZone(ZoneId.of("UTC")).plusYears(1).toInstant()
                : chaseable.pauses().stream().map(pause -> startOfDayAfter(pause, account)).max(Instant::compareTo).orElse(now);
    }

    private Instant startOfDayAfter(Pause pause, Account account) {
        return pause.endsOn().plusDays(1).atStartOfDay(creditors.get(account.creditorId()).zone()).toInstant();
    }

    private String ofPlacement(News news, String event) {
        return said(placements.get(news.ref()).processInstanceId() != null
                && journey.ofPlacement(placements.get(news.ref()).processInstanceId(), event));
    }

    private static String said(boolean heard) {
        return heard ? "told" : "nobody listened";
    }
}
