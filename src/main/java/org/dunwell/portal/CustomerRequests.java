package org.dunwell.portal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dunwell.arrangement.Arrange;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.arrangement.Rearrange;
import org.dunwell.arrangement.Terms;
import org.dunwell.casework.CallBack;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.dispute.Dispute;
import org.dunwell.dispute.Disputes;
import org.dunwell.dispute.Disputing;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** What a customer says or asks for on the page reaches the running case, each form once; whatever came from the browser is checked here. */
@Component
class CustomerRequests {

    static final int MOST_INSTALMENTS = 24;

    private static final int MOST_A_DAY = 20;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NUMBER = 16;
    private static final String PAGE = "page";
    private static final String UNKNOWN = "unknown";

    private final CollectionCases cases;
    private final Customers customers;
    private final Chase chase;
    private final Arrange arrange;
    private final Rearrange rearrange;
    private final Arrangements arrangements;
    private final Disputing disputing;
    private final Disputes disputes;
    private final CallBack callBack;
    private final ContactLog contacts;
    private final Policies policies;
    private final Clock clock;

    CustomerRequests(CollectionCases cases, Customers customers, Chase chase, Arrange arrange, Rearrange rearrange, Arrangements arrangements, Disputing disputing, Disputes disputes,
                     CallBack callBack, ContactLog contacts, Policies policies, Clock clock) {
        this.cases = cases;
        this.customers = customers;
        this.chase = chase;
        this.arrange = arrange;
        this.rearrange = rearrange;
        this.arrangements = arrangements;
        this.disputing = disputing;
        this.disputes = disputes;
        this.callBack = callBack;
        this.contacts = contacts;
        this.policies = policies;
        this.clock = clock;
    }

    /** Null when no case runs: then there is nothing to settle. */
    Talk talk(Account account, Customer customer) {
        return running(account).map(of -> talk(account, customer, of)).orElse(null);
    }

    private Talk talk(Account account, Customer customer, CollectionCase of) {
        List<ContactNote> said = contacts.ofCase(of.id());
        return new Talk(UUID.randomUUID().toString(), chase.today(account), chase.of(account).total(), asksWhy(said), reasons(customer.language()),
                arrangements.newestOngoing(of.id()).orElse(null), disputes.ofCase(of.id()).stream().filter(Dispute::isOpen).toList(), isCallAsked(said));
    }

    private Optional<CollectionCase> running(Account account) {
        return cases.running(account.id()).filter(of -> of.treatment() != null);
    }

    Reply take(Account account, String about, Said said) {
        Optional<CollectionCase> running = running(account);
        if (running.isEmpty()) {
            return Reply.CHANGED;
        }
        CollectionCase of = running.get();
        Customer customer = customers.get(of.customerId());
        if (contacts.inboundSince(of.customerId(), PAGE, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            return Reply.TOO_OFTEN;
        }
        if (said.key() == null || !said.key().matches("[0-9a-f-]{36}")) {
            return Reply.CHANGED;
        }
        Talk talk = talk(account, customer, of);
        Optional<Reply> wrong = wrong(talk, about, said);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        String reason = said.reason() == null || said.reason().isBlank() ? null : said.reason();
        boolean first = contacts.note(new ContactNote(of.id(), of.customerId(), clock.instant(), "inbound", PAGE, Actor.CUSTOMER, null,
                about.equals("call") ? CallBack.ASKED : about, reason, null, said.text(), null, "page:" + about + ":" + said.key()));
        return first ? done(of, talk, about, said, reason) : noted(of, about);
    }

    /** Sent twice it is done once, and answered as at the first time. */
    private Reply noted(CollectionCase of, String about) {
        return switch (about) {
            case "dispute" -> Reply.DISPUTED;
            case "call" -> Reply.CALL_ASKED;
            case "accept" -> Reply.ACCEPTED;
            default -> arrangements.newestOngoing(of.id()).map(CustomerRequests::noted).orElse(Reply.CHANGED);
        };
    }

    private static Reply noted(Arrangement made) {
        return made.approvalNeeded() && made.approvedBy() == null ? Reply.TO_APPROVE : made.terms().kind() == Terms.Kind.PLAN ? Reply.PLANNED : Reply.PROMISED;
    }

    private Reply done(CollectionCase of, Talk talk, String about, Said said, String reason) {
        switch (about) {
            case "promise" -> {
                Money amount = said.amount() == null || said.amount().isBlank() ? talk.due() : amount(said, talk.due()).orElseThrow();
                return noted(arrange.promisedElsewhere(of, Terms.promise(amount, day(said).orElseThrow(), null), Actor.CUSTOMER));
            }
            case "plan" -> {
                Period distance = "weekly".equals(said.interval()) ? Period.ofWeeks(1) : Period.ofMonths(1);
                return noted(arrange.promisedElsewhere(of, Terms.plan(talk.due(), Money.zero(talk.due().currency()), count(said).orElseThrow(),
                        day(said).orElseThrow(), distance, said.text()), Actor.CUSTOMER));
            }
            case "dispute" -> {
                disputing.raise(of, said.invoice(), reason, said.text(), Actor.CUSTOMER);
                return Reply.DISPUTED;
            }
            case "call" -> {
                callBack.ask(of);
                return Reply.CALL_ASKED;
            }
            case "accept" -> {
                rearrange.accept(talk.arrangement().id());
                return Reply.ACCEPTED;
            }
            default -> throw new IllegalArgumentException(about);
        }
    }

    /** The first thing that has to be put right. A repeated form is not looked at again: what it asked for may be done already. */
    private Optional<Reply> wrong(Talk talk, String about, Said said) {
        if (contacts.isNoted("page:" + about + ":" + said.key())) {
            return Optional.empty();
        }
        Optional<Talk.Reason> reason = talk.reasons().stream().filter(known -> known.code().equals(said.reason())).findFirst();
        if (said.text() != null && said.text().length() > LONGEST_TEXT) {
            return Optional.of(Reply.TEXT);
        }
        return switch (about) {
            case "promise", "plan" -> wrongTerms(talk, about, said, reason);
            case "dispute" -> !reason.map(Talk.Reason::isDispute).orElse(false) ? Optional.of(Reply.REASON)
                    : said.text() == null || said.text().isBlank() ? Optional.of(Reply.TEXT) : Optional.empty();
            case "call" -> reason.isEmpty() && said.reason() != null && !said.reason().isBlank() ? Optional.of(Reply.REASON) : Optional.empty();
            case "accept" -> talk.isToAccept() && String.valueOf(talk.arrangement().id()).equals(said.text()) ? Optional.empty() : Optional.of(Reply.CHANGED);
            default -> Optional.of(Reply.CHANGED);
        };
    }

    private static Optional<Reply> wrongTerms(Talk talk, String about, Said said, Optional<Talk.Reason> reason) {
        if (talk.due().isZero() || talk.arrangement() != null) {
            return Optional.of(Reply.CHANGED);
        }
        if (reason.map(Talk.Reason::isDispute).orElse(talk.asksWhy())) {
            return Optional.of(Reply.REASON);
        }
        if (about.equals("plan") && count(said).filter(count -> count >= 2 && count <= MOST_INSTALMENTS).isEmpty()) {
            return Optional.of(Reply.COUNT);
        }
        if (day(said).filter(day -> !day.isBefore(talk.today()) && day.isBefore(talk.today().plusYears(1))).isEmpty()) {
            return Optional.of(Reply.DATE);
        }
        boolean amountAsked = about.equals("promise") && said.amount() != null && !said.amount().isBlank();
        return amountAsked && amount(said, talk.due()).filter(amount -> amount.isPositive() && amount.compareTo(talk.due()) <= 0).isEmpty()
                ? Optional.of(Reply.AMOUNT) : Optional.empty();
    }

    private static Optional<LocalDate> day(Said said) {
        try {
            return said.date() == null ? Optional.empty() : Optional.of(LocalDate.parse(said.date().strip()));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> count(Said said) {
        return said.count() != null && said.count().matches("\\d{1,3}") ? Optional.of(Integer.valueOf(said.count())) : Optional.empty();
    }

    /** With a point or a comma before the decimals, without separators of thousands; never more decimals than the currency has. */
    private static Optional<Money> amount(Said said, Money due) {
        String written = said.amount().strip().replace(',', '.');
        boolean isNumber = written.length() <= LONGEST_NUMBER && written.matches("\\d+(\\.\\d{1," + Math.max(1, due.amount().scale()) + "})?");
        return isNumber && new BigDecimal(written).stripTrailingZeros().scale() <= due.amount().scale() ? Optional.of(new Money(new BigDecimal(written), due.currency()))
                : Optional.empty();
    }

    private static boolean asksWhy(List<ContactNote> said) {
        return said.stream().map(ContactNote::reason).filter(Objects::nonNull).allMatch(UNKNOWN::equals);
    }

    private static boolean isCallAsked(List<ContactNote> said) {
        boolean asked = false;
        for (ContactNote contact : said) {
            asked = CallBack.ASKED.equals(contact.result()) || asked && !contact.channel().equals("phone");
        }
        return asked;
    }

    private List<Talk.Reason> reasons(Locale language) {
        String label = language.getLanguage().equals("de") ? "labelDe" : "labelEn";
        return policies.list("reasons", Map.of("ask", "reasons")).stream()
                .filter(row -> !UNKNOWN.equals(row.get("code")))
                .map(row -> new Talk.Reason(row.get("code").toString(), row.get(label).toString(), Boolean.TRUE.equals(row.get("pausesCollecting")))).toList();
    }
}
