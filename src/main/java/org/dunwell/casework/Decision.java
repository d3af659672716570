package org.dunwell.casework;

import java.util.stream.Collectors;
import org.dunwell.arrangement.Authority;
import org.dunwell.collection.Chase;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Refusal;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** A supervisor decides how a stuck case goes on, or that it is written off. */
@Component
public class Decision {

    private final CollectionCases cases;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Chase chase;
    private final Authority authority;
    private final CustomerMarking marking;
    private final Trail trail;

    public Decision(CollectionCases cases, Accounts accounts, Ledger ledger, Chase chase, Authority authority, CustomerMarking marking, Trail trail) {
        this.cases = cases;
        this.accounts = accounts;
        this.ledger = ledger;
        this.chase = chase;
        this.authority = authority;
        this.marking = marking;
        this.trail = trail;
    }

    /**
     * @param nextStep  callAgain, placementLetter or writeOff
     * @param closeCode with a write-off: writtenOff, processExhausted, goneAway, bankrupt or deceased
     * @throws Refusal when the person may not write off this much, or something is still disputed
     */
    public void decide(CollectionCase of, String nextStep, String closeCode, String note, String who) {
        Account account = accounts.lock(of.accountId());
        if (nextStep == null) {
            throw new Refusal("Choose how the case goes on.");
        }
        Chaseable chaseable = chase.of(account);
        if (nextStep.equals("writeOff")) {
            writeOff(of, account, chaseable, closeCode, who);
        } else if (chaseable.isPaused()) {
            throw new Refusal("Nothing may be chased at the moment: " + chaseable.pauses().get(0).reason() + ".");
        }
        if (nextStep.equals("placementLetter")) {
            marking.agencyAgreed(of, who);
        }
        if (nextStep.equals("callAgain")) {
            cases.collectorIs(of.id(), null);
        }
        trail.ofCase(of.number(), of.customerId(), "decided", nextStep + (note == null ? "" : ": " + note));
    }

    private void writeOff(CollectionCase of, Account account, Chaseable chaseable, String closeCode, String who) {
        if (chaseable.pauses().stream().anyMatch(pause -> pause.kind() == Pause.Kind.DISPUTE)) {
            throw new Refusal("A dispute is open; settle it before the case ends.");
        }
        if (!authority.of(who, chaseable, chase.today(account)).mayWriteOff()) {
            throw new Refusal("Writing off " + chaseable.overdue() + " exceeds your authority; ask a credit manager to decide this task.");
        }
        trail.ofCase(of.number(), of.customerId(), "authorityUsed", chaseable.overdue() + " written off");
        cases.closesWith(of.id(), closeCode == null ? "writtenOff" : closeCode);
        String invoices = chaseable.invoices().stream().map(invoice -> invoice.number()).collect(Collectors.joining(", "));
        ledger.bookWriteOff(account, chaseable.overdue(), "written off: " + invoices, "write-off-" + of.id() + "-" + of.openedAt());
    }
}
