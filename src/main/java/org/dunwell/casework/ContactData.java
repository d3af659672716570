package org.dunwell.casework;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsDesk;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.Permission;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.message.Channel;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Completes how a customer can be reached, so that what is held back can go out. */
@Component
public class ContactData {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,}");

    private final Customers customers;
    private final ContactPolicy policy;
    private final UndeliverableAddresses undeliverable;
    private final NewsDesk news;
    private final Trail trail;

    public ContactData(Customers customers, ContactPolicy policy, UndeliverableAddresses undeliverable, NewsDesk news, Trail trail) {
        this.customers = customers;
        this.policy = policy;
        this.undeliverable = undeliverable;
        this.news = news;
        this.trail = trail;
    }

    /** Fields left empty keep what was known; nothing found must be said by {@code unobtainable}. */
    public record Found(String contactName, String email, String phone, String street, String postalCode, String city, String country,
                        boolean unobtainable, String note) {
    }

    public void complete(CollectionCase of, Found found) {
        Customer known = customers.get(of.customerId());
        if (found.email() != null && !EMAIL.matcher(found.email()).matches()) {
            throw new Refusal("'" + found.email() + "' is not an e-mail address.");
        }
        if (found.country() != null && !found.country().matches("[A-Z]{2}")) {
            throw new Refusal("Give the country as two capital letters, like DE or US.");
        }
        Address old = known.address();
        Address address = new Address(either(found.street(), old.street()), either(found.postalCode(), old.postalCode()),
                either(found.city(), old.city()), either(found.country(), old.country()));
        Customer completed = new Customer(known.id(), known.name(), known.kind(), either(found.contactName(), known.contactName()), address,
                either(found.email(), known.email()), either(found.phone(), known.phone()), known.language(), known.zone(), known.contactStop());
        if (!found.unobtainable()) {
            check(completed);
        }
        if (isSomebodyElses(completed) && !found.unobtainable()) {
            throw new Refusal("The phone number or e-mail address belongs to somebody else. Put the right one in its place, or say that none can be found.");
        }
        customers.save(completed);
        undeliverable.of(known.id()).stream().filter(dead -> !isStillUsed(dead, completed)).forEach(dead -> {
            undeliverable.clear(known.id(), dead.channel());
            trail.ofCustomer(known.id(), "addressReplaced", null, dead.channel() + ": " + dead.address(), null);
        });
        trail.ofCase(of.number(), of.customerId(), found.unobtainable() ? "contactDataNotFound" : "contactDataCompleted", found.note());
        news.post(of, News.Kind.ADDRESS_COMPLETED, null);
    }

    private boolean isSomebodyElses(Customer completed) {
        return Stream.of("phone", "email").anyMatch(channel -> policy.never(completed, channel).filter(never -> never.cause() == Permission.Cause.WRONG_PARTY).isPresent());
    }

    private void check(Customer completed) {
        List<Undeliverable> dead = undeliverable.of(completed.id()).stream().filter(address -> isStillUsed(address, completed)).toList();
        boolean byEmail = completed.hasEmail() && dead.stream().noneMatch(address -> address.channel().equals(Channel.EMAIL.label()));
        boolean byLetter = completed.address().isPostal() && dead.stream().noneMatch(address -> address.channel().equals(Channel.LETTER.label()));
        if (!byEmail && !byLetter) {
            throw new Refusal((dead.isEmpty() ? "Give an e-mail address, or street and city"
                    : dead.get(0).address() + " leads nowhere (" + dead.get(0).reason() + "). Give another e-mail address, or street and city") + "; or say that neither can be found.");
        }
    }

    private static boolean isStillUsed(Undeliverable dead, Customer customer) {
        return Stream.of(Channel.values()).filter(channel -> channel.label().equals(dead.channel()))
                .anyMatch(channel -> channel.reaches(customer) && channel.recipient(customer).equals(dead.address()));
    }

    private static String either(String found, String known) {
        return found == null || found.isBlank() ? known : found.strip();
    }
}
