package org.dunwell.screen;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.CustomerMarks;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.customer.UndeliverableAddresses;
import org.springframework.stereotype.Component;

/** Who the customer is and how to reach them, with the time it is there now. */
@Component
class CustomerPanel implements Panel {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final CustomerMarks marks;
    private final UndeliverableAddresses undeliverable;
    private final Clock clock;

    CustomerPanel(CustomerMarks marks, UndeliverableAddresses undeliverable, Clock clock) {
        this.marks = marks;
        this.undeliverable = undeliverable;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return Set.of("customer", "number", "contact", "reach", "address");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Customer customer = view.customer();
        return Map.of(
                "customer", Words.plain(customer.name()),
                "number", "Case " + view.of().number() + " · customer " + Words.plain(customer.id()),
                "contact", contact(customer) + minded(customer),
                "reach", joined(" · ", customer.phone() == null ? "no phone number" : "**" + Words.plain(customer.phone()) + "**",
                        customer.hasEmail() ? Words.plain(customer.email()) : "no e-mail",
                        nowhere(customer)),
                "address", address(customer.address()));
    }

    private String minded(Customer customer) {
        return marks.of(customer.id()).stream().map(mark -> switch (mark.kind()) {
            case VULNERABLE -> "\n**Vulnerable:** " + Words.plain(mark.detail());
            case REPRESENTATIVE -> "\n**Only by way of:** " + Words.plain(mark.detail());
            case WRONG_PARTY -> "\n**Somebody else's:** " + Words.plain(mark.detail());
            case AGENCY_AGREED -> "";
        }).collect(Collectors.joining());
    }

    private String contact(Customer customer) {
        return joined(" · ", Words.plain(customer.contactName()),
                customer.kind() == Customer.Kind.BUSINESS ? "business" : "consumer",
                "speaks " + customer.language().getDisplayLanguage(Locale.ENGLISH),
                TIME.format(clock.instant().atZone(customer.zone())) + " there now");
    }

    /** A collector asks for another one. */
    private String nowhere(Customer customer) {
        return undeliverable.of(customer.id()).stream().map(dead -> "**" + Words.plain(dead.address()) + " leads nowhere**").collect(Collectors.joining(" · "));
    }

    private static String address(Address address) {
        String place = joined(" ", Words.plain(address.postalCode()), Words.plain(address.city()));
        return joined(", ", Words.plain(address.street()), place, new Locale("", address.country()).getDisplayCountry(Locale.ENGLISH));
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }
}
