package org.dunwell.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.Message;
import org.dunwell.message.Messages;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a customer may see and do with the link of a message. Looking at the account is nobody's news: mail programs open links too. */
@Component
public class CustomerDesk {

    private static final Duration NOTICE_AGE = Duration.ofDays(60);
    private static final int MOST_NOTICES = 5;

    private final CustomerLinks links;
    private final Accounts accounts;
    private final Customers customers;
    private final Creditors creditors;
    private final Ledger ledger;
    private final ContactPolicy policy;
    private final ContactLog contacts;
    private final CollectionCases cases;
    private final Messages messages;
    private final CustomerRequests requests;
    private final Clock clock;

    public CustomerDesk(CustomerLinks links, Accounts accounts, Customers customers, Creditors creditors, Ledger ledger, ContactPolicy policy,
                        ContactLog contacts, CollectionCases cases, Messages messages, CustomerRequests requests, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.customers = customers;
        this.creditors = creditors;
        this.ledger = ledger;
        this.policy = policy;
        this.contacts = contacts;
        this.cases = cases;
        this.messages = messages;
        this.requests = requests;
        this.clock = clock;
    }

    /** Empty when no account has this link. */
    public Optional<AccountPage> page(String token) {
        return links.accountOf(token).map(accounts::get).map(account -> page(token, account));
    }

    private AccountPage page(String token, Account account) {
        Customer customer = customers.get(account.customerId());
        List<Invoice> open = accounts.openInvoices(account.id());
        Money credit = ledger.credit(account);
        Money owed = open.stream().map(Invoice::open).reduce(Money.zero(account.currency()), Money::plus).minus(credit);
        return new AccountPage(token, customer, creditors.get(account.creditorId()), account, open, owed.isNegative() ? Money.zero(account.currency()) : owed,
                credit, policy.optOutsOf(customer), notices(account, open), requests.talk(account, customer));
    }

    /** A demand matters while something it names is open, everything else for two months. */
    private List<AccountPage.Notice> notices(Account account, List<Invoice> open) {
        ZoneId zone = creditors.get(account.creditorId()).zone();
        Set<Long> still = open.stream().map(Invoice::id).collect(Collectors.toSet());
        return messages.notices(account.id(), clock.instant().minus(NOTICE_AGE), MOST_NOTICES).stream()
                .filter(notice -> notice.invoiceIds().isEmpty() || notice.invoiceIds().stream().anyMatch(still::contains))
                .map(notice -> new AccountPage.Notice(LocalDate.ofInstant(notice.handedOverAt(), zone), notice.text().subject(), notice.text().text())).toList();
    }

    /** @param about promise, plan, dispute, call or accept */
    @Transactional
    public Reply say(String token, String about, Said said) {
        return links.accountOf(token).map(accounts::lock).map(account -> requests.take(account, about, said)).orElse(Reply.NO_SUCH_LINK);
    }

    /** The customer reads an education item: noted once for each message that pointed to it. */
    @Transactional
    public void opened(AccountPage page, String article, String title) {
        Optional<Message> pointing = messages.pointingTo(page.account().id(), article);
        contacts.note(new ContactNote(pointing.map(Message::caseId).or(() -> cases.running(page.account().id()).map(CollectionCase::id)).orElse(null),
                page.customer().id(), clock.instant(), "inbound", "page", Actor.CUSTOMER, null, "opened", null, null, title, null,
                "opened:" + pointing.map(Message::id).orElse("account-" + page.account().id()) + ":" + article));
    }

    /**
     * The customer does not want to be contacted by these channels; by the others yes.
     *
     * @return false when no account has this link
     */
    @Transactional
    public boolean wish(String token, Set<String> notBy) {
        Optional<Account> account = links.accountOf(token).map(accounts::get);
        account.ifPresent(of -> {
            Set<String> before = policy.optOutsOf(customers.get(of.customerId()));
            notBy.stream().filter(channel -> !before.contains(channel)).forEach(channel -> policy.optOut(of.customerId(), channel, Actor.CUSTOMER));
            before.stream().filter(channel -> !notBy.contains(channel)).forEach(channel -> policy.optIn(of.customerId(), channel));
            if (!before.equals(notBy)) {
                contacts.note(new ContactNote(cases.running(of.id()).map(CollectionCase::id).orElse(null), of.customerId(), clock.instant(), "inbound", "page", Actor.CUSTOMER,
                        null, "wishes", null, null, "not by " + String.join(", ", notBy), null, null));
            }
        });
        return account.isPresent();
    }
}
