package org.dunwell.demo;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.arrangement.Terms;
import org.dunwell.ledger.Money;

/** Says for one account what the customer answers and pays, day by day, so that it stands today where its plot wants it. */
class Script {

    /** The work stays on the desk. */
    static final Map<String, Object> LEAVE = Map.of();

    private static final List<String> NOT_REACHED = List.of("Rang out twice.", "Line busy, tried again after lunch: busy.",
            "Nobody picked up.", "Voicemail only, no message possible.");
    private static final List<String> MESSAGE_LEFT = List.of("Left a message with the front desk, asked for a call back.",
            "Left our number on the answering machine.", "Colleague promises to pass it on.");

    private final DemoAccount account;
    private final LocalDate today;
    private final Random chance;
    private final TreeMap<LocalDate, Money> payments = new TreeMap<>();
    private final Set<String> triedInVain = new HashSet<>();
    private int calls;

    Script(DemoAccount account, LocalDate today) {
        this.account = account;
        this.today = today;
        this.chance = new Random(account.customer().id().hashCode() * 31L + account.creditor().id().hashCode());
        switch (account.plot()) {
            case PAYS_AFTER_REMINDER -> pays(account.openedOn().plusDays(3 + chance.nextInt(20)), account.owed());
            case PART_PAYER -> pays(account.openedOn().plusDays(12), share(40));
            default -> { }
        }
    }

    DemoAccount account() {
        return account;
    }

    /** Who called without headway must not call again. */
    Set<String> triedInVain() {
        return triedInVain;
    }

    void worked(String who, Map<String, Object> answers) {
        if (Set.of("noContact", "messageLeft", "noHeadway").contains(String.valueOf(answers.get("callResult")))) {
            triedInVain.add(who);
        }
    }

    /** What the customer pays on that day, or null. */
    Money payment(LocalDate day) {
        return payments.get(day);
    }

    /** The answers for the form of this step, or {@link #LEAVE}. */
    Map<String, Object> answers(String step, LocalDate day, LocalDate since) {
        return switch (step) {
            case "callCustomer" -> call(day, since);
            case "negotiate" -> negotiate(day);
            case "approveTerms" -> account.plot() == Plot.APPROVAL_OPEN ? LEAVE : Map.of("termsApproved", "yes", "why", "Good customer, fair plan.");
            case "resolveBillingIssue", "resolveServiceIssue" -> resolve(day, since);
            case "researchCustomer" -> research(day);
            case "decideHowToProceed" -> decide();
            case "handleStopContact" -> account.plot() != Plot.CONTACT_CEASED ? LEAVE : Map.of("contactStop", "asked", "closeCode", "ceased",
                    "note", "Confirmed in writing that nobody contacts them any more; claim passed to legal.");
            case "chaseAcknowledgement" -> account.plot() == Plot.AGENCY_SILENT ? LEAVE : Map.of("acknowledged", "yes",
                    "agencyReference", "AG-" + (10_000 + chance.nextInt(90_000)), "note", "Telephoned; they had it all along.");
            default -> LEAVE;
        };
    }

    private Map<String, Object> call(LocalDate day, LocalDate since) {
        Map<String, Object> said = switch (account.plot()) {
            case CALL_TO_MAKE, PART_PAYER -> LEAVE;
            case CALL_AGAIN -> since.isBefore(today.minusDays(3)) ? notReached() : LEAVE;
            case SUPERVISOR_OPEN, VISIT_RESEARCH, VISIT_ANNOUNCED, VISIT_DUE, SMALL_STUCK, WRITTEN_OFF -> notReached();
            case PAID_AS_PROMISED -> promises(day.plusDays(7), true, "Is sorry, the invoice lay with a colleague on holiday.");
            case PROMISE_OPEN -> promises(today.plusDays(4 + chance.nextInt(7)), true, "Expects a large payment of a client first.");
            case PROMISE_BROKEN -> calls > 0 ? LEAVE : promises(day.plusDays(5), false, "Will transfer it on Friday at the latest.");
            case NEGOTIATION_OPEN, APPROVAL_OPEN, PLAN_OPEN, PLAN_KEPT -> Map.of("callResult", "wantsToNegotiate",
                    "reason", "financialDifficulty", "note", "Orders are down. Wants to pay, not all at once.");
            case BILLING_DISPUTE_OPEN -> disputes("billingIssue", "Says the agreed discount of 12 % is missing and the order number is wrong.");
            case SERVICE_DISPUTE_OPEN -> disputes("serviceIssue", "Two of the six units arrived damaged; replacement promised, never sent.");
            case DISPUTE_WON -> disputes("billingIssue", "Returned the goods within the week and never got the credit note.");
            case DISPUTE_LOST -> calls > 0 ? paysNow(day) : disputes("serviceIssue", "Claims the delivery came two weeks late.");
            case LAST_CHANCE, AT_AGENCY_SETTLING_IN, AGENCY_SILENT, AT_AGENCY, AGENCY_RECOVERED, AGENCY_RETURNED -> refuses();
            case AGENCY_RECALLED -> calls > 0 ? LEAVE : refuses();
            case STOP_CONTACT_OPEN -> stops(account.customer().name().startsWith("Granite") ? "lawyer" : "insolvent");
            case CONTACT_CEASED -> stops("asked");
            default -> paysNow(day);
        };
        calls += said == LEAVE ? 0 : 1;
        return said;
    }

    private Map<String, Object> notReached() {
        return calls % 3 == 1
                ? Map.of("callResult", "messageLeft", "note", any(MESSAGE_LEFT))
                : Map.of("callResult", "noContact", "note", any(NOT_REACHED));
    }

    private Map<String, Object> paysNow(LocalDate day) {
        pays(day, account.owed());
        return Map.of("callResult", "paysNow", "reason", "forgot", "note", "Had slipped through. Pays at once by online banking.");
    }

    private Map<String, Object> promises(LocalDate on, boolean keeps, String note) {
        if (keeps) {
            pays(on, account.owed());
        }
        return Map.of("callResult", "promised", "reason", keeps ? "forgot" : "unknown", "promisedOn", on.toString(), "note", note);
    }

    private Map<String, Object> disputes(String reason, String text) {
        return Map.of("callResult", "disputed", "reason", reason, "disputedInvoice", account.chased().number(), "disputeText", text,
                "note", "Friendly talk; we look into it.");
    }

    private static Map<String, Object> refuses() {
        return Map.of("callResult", "noHeadway", "reason", "refuses", "note", "Will not discuss it. \"Send whatever letters you like.\"");
    }

    private static Map<String, Object> stops(String why) {
        return Map.of("callResult", "stopContact", "reason", "unknown", "contactStop", why, "note", switch (why) {
            case "lawyer" -> "Everything from now on through their lawyer.";
            case "insolvent" -> "Insolvency was filed last week; an administrator is appointed.";
            default -> "Does not want to be called or written to again.";
        });
    }

    private Map<String, Object> negotiate(LocalDate day) {
        return switch (account.plot()) {
            case NEGOTIATION_OPEN -> LEAVE;
            case APPROVAL_OPEN -> Map.of("agreement", "settlement", "reason", "financialDifficulty", "amount", plain(share(60)),
                    "firstDueOn", day.plusDays(14).toString(), "note", "Offers 60 % in one sum within two weeks, from the owner's own pocket.");
            case PLAN_OPEN -> plan(day.plusDays(7), "monthly", Period.ofMonths(1));
            case PLAN_KEPT -> plan(day.plusDays(7), "weekly", Period.ofWeeks(1));
            default -> Map.of("agreement", "none", "reason", "refuses", "note", "No common ground found.");
        };
    }

    private Map<String, Object> plan(LocalDate first, String interval, Period distance) {
        Terms.plan(account.owed(), Money.zero(account.owed().currency()), 3, first, distance, null).instalments()
                .forEach(instalment -> pays(instalment.dueOn(), instalment.amount()));
        return Map.ofEntries(entry("agreement", "plan"), entry("reason", "financialDifficulty"), entry("amount", plain(account.owed())),
                entry("instalments", 3), entry("firstDueOn", first.toString()), entry("interval", interval),
                entry("note", "Three instalments, by standing order."));
    }

    private Map<String, Object> resolve(LocalDate day, LocalDate since) {
        if (day.isBefore(since.plusDays(2))) {
            return LEAVE;
        }
        return switch (account.plot()) {
            case DISPUTE_WON -> Map.of("disputeWon", "yes", "creditedAmount", plain(account.owed()),
                    "explanation", "Your return reached us in time. The invoice is credited in full; please excuse the delay.");
            case DISPUTE_LOST -> Map.of("disputeWon", "no",
                    "explanation", "The carrier's note, signed by you, shows delivery on the agreed day. We are glad to send you a copy.");
            default -> LEAVE;
        };
    }

    private Map<String, Object> research(LocalDate day) {
        boolean now = account.plot() == Plot.VISIT_DUE || account.plot() == Plot.VISIT_ANNOUNCED && !day.isBefore(today.minusDays(4));
        return !now ? LEAVE : Map.of("visitWorthwhile", "yes", "contactPerson", account.customer().contactName(),
                "roomForNegotiation", "Instalments up to six months; no discount on the principal.",
                "findings", "Healthy order book, new hall under construction, several suppliers report slow payment since spring.");
    }

    private Map<String, Object> decide() {
        return switch (account.plot()) {
            case WRITTEN_OFF -> Map.of("nextStep", "writeOff", "closeCode", "goneAway", "note", "Small amount, moved without a forwarding address.");
            case AGENCY_RECALLED -> Map.of("nextStep", "callAgain", "note", "New owner has taken over and seems willing to talk.");
            default -> LEAVE;
        };
    }

    private void pays(LocalDate on, Money amount) {
        payments.merge(on, amount, Money::plus);
    }

    private Money share(int percent) {
        return Money.rounded(account.owed().amount().multiply(BigDecimal.valueOf(percent, 2)), account.owed().currency());
    }

    private static String plain(Money amount) {
        return amount.amount().toPlainString();
    }

    private String any(List<String> texts) {
        return texts.get(chance.nextInt(texts.size()));
    }
}
