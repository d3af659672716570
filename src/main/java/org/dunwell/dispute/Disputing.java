package org.dunwell.dispute;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Pause;
import org.dunwell.collection.Pauses;
import org.dunwell.collection.Refusal;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Takes disputes in and books what was decided. */
@Component
public class Disputing {

    private final Disputes disputes;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Chase chase;
    private final Pauses pauses;
    private final Policies policies;
    private final NewsDesk news;
    private final Trail trail;
    private final Clock clock;

    public Disputing(Disputes disputes, CollectionCases cases, Accounts accounts, Ledger ledger, Chase chase, Pauses pauses,
                     Policies policies, NewsDesk news, Trail trail, Clock clock) {
        this.disputes = disputes;
        this.cases = cases;
        this.accounts = accounts;
        this.ledger = ledger;
        this.chase = chase;
        this.pauses = pauses;
        this.policies = policies;
        this.news = news;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is disputed is not chased from now on.
     *
     * @param invoiceNumber null or blank for the whole account
     * @param reason        a code of the table reasons, which names the owner of the cause
     * @throws Refusal when the account has no such open invoice
     */
    public Dispute raise(CollectionCase of, String invoiceNumber, String reason, String description, String who) {
        Account account = accounts.lock(of.accountId());
        Long invoiceId = invoiceNumber == null || invoiceNumber.isBlank() ? null : openInvoice(account, invoiceNumber).id();
        long id = disputes.add(of.id(), account.id(), invoiceId, reason, causeOwner(reason), description, clock.instant(), who);
        pauses.put(account.id(), invoiceId, Pause.Kind.DISPUTE, "disputed: " + reason, id, chase.today(account), null, who);
        trail.ofCase(of.number(), of.customerId(), "disputeRaised", reason + (invoiceNumber == null ? "" : ", invoice " + invoiceNumber));
        news.post(of, News.Kind.DISPUTE_RAISED, id);
        return disputes.get(id);
    }

    public void runsIn(long disputeId, String processInstanceId) {
        disputes.runsIn(disputeId, processInstanceId);
    }

    /**
     * The owner of the cause has decided. What the customer need not pay is credited.
     *
     * @throws Refusal when more would be credited than is open, or a rejection has no explanation
     */
    public void decide(long disputeId, boolean won, Money credited, String explanation, String who) {
        Dispute dispute = disputes.get(disputeId);
        Account account = accounts.lock(dispute.accountId());
        List<Invoice> concerned = accounts.openInvoices(account.id()).stream()
                .filter(invoice -> dispute.invoiceId() == null || invoice.id() == dispute.invoiceId() || invoice.belongsTo() == dispute.invoiceId())
                .toList();
        Money open = concerned.stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus);
        if (!won && (explanation == null || explanation.isBlank())) {
            throw new Refusal("Explain to the customer why they are not right.");
        }
        if (!won && credited.isPositive()) {
            throw new Refusal("If something is credited, the customer was right at least in part: choose that, or credit nothing.");
        }
        if (credited.compareTo(open) > 0) {
            throw new Refusal("Only " + open + " is open on what is disputed; credit that or less.");
        }
        Money left = credited;
        for (Invoice invoice : concerned) {
            Money part = left.min(invoice.open());
            if (part.isPositive()) {
                ledger.bookCreditNote(account, invoice.number(), part, chase.today(account), "dispute " + disputeId, "dispute",
                        "dispute-" + disputeId + "-" + invoice.id());
                left = left.minus(part);
            }
        }
        disputes.decided(disputeId, won, credited, explanation, who, clock.instant());
        CollectionCase of = cases.get(dispute.caseId());
        trail.ofCase(of.number(), of.customerId(), won ? "disputeWon" : "disputeLost", credited + " credited; " + explanation);
    }

    /** It is settled: what is still owed may be chased again. */
    public void end(long disputeId) {
        Dispute dispute = disputes.get(disputeId);
        pauses.endAll(Pause.Kind.DISPUTE, disputeId, clock.instant());
        news.post(cases.get(dispute.caseId()), News.Kind.DISPUTE_SETTLED, disputeId);
    }

    private Invoice openInvoice(Account account, String number) {
        return accounts.openInvoices(account.id()).stream()
                .filter(invoice -> invoice.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new Refusal("The account has no open invoice " + number + "."));
    }

    private String causeOwner(String reason) {
        return policies.list("reasons", Map.of("ask", "reasons")).stream()
                .filter(row -> reason.equals(row.get("code")))
                .map(row -> String.valueOf(row.get("causeOwner")))
                .filter(owner -> owner.equals("service") || owner.equals("billing"))
                .findFirst()
                .orElse("billing");
    }
}
