package org.dunwell.screen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.contact.CustomerMarks;
import org.dunwell.contact.Mark;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Undeliverable;
import org.dunwell.customer.UndeliverableAddresses;
import org.springframework.stereotype.Component;

/** What is known of how to reach the customer, to be completed; and why contact stops, to be confirmed. */
@Component
class ContactDataPanel implements Panel {

    private static final Map<String, String> STOPS = Map.of("asked", "asks us not to contact them any more", "insolvent", "is insolvent",
            "deceased", "has died", "lawyer", "is represented by a lawyer");

    private final CustomerMarks marks;
    private final UndeliverableAddresses undeliverable;

    ContactDataPanel(CustomerMarks marks, UndeliverableAddresses undeliverable) {
        this.marks = marks;
        this.undeliverable = undeliverable;
    }

    @Override
    public Set<String> names() {
        return Set.of("missing", "email", "phone", "street", "postalCode", "city", "country", "contactName", "stopped", "contactStop");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Customer customer = view.customer();
        Map<String, Object> shown = new HashMap<>();
        shown.put("email", customer.email());
        shown.put("phone", customer.phone());
        shown.put("street", customer.address().street());
        shown.put("postalCode", customer.address().postalCode());
        shown.put("city", customer.address().city());
        shown.put("country", customer.address().country());
        shown.put("contactName", customer.contactName());
        shown.put("contactStop", customer.contactStop());
        shown.put("missing", missing(customer, undeliverable.of(customer.id())));
        shown.put("stopped", customer.contactStop() == null ? null
                : "**The customer " + STOPS.getOrDefault(customer.contactStop(), Words.plain(customer.contactStop())) + ".** Do not call or write.");
        shown.values().removeIf(value -> value == null);
        return shown;
    }

    private String missing(Customer customer, List<Undeliverable> dead) {
        List<Mark> others = marks.of(customer.id()).stream().filter(mark -> mark.kind() == Mark.Kind.WRONG_PARTY).toList();
        if (!others.isEmpty()) {
            return "**These belong to somebody else and are not used any more:** " + others.stream().map(mark -> Words.plain(mark.detail())).collect(Collectors.joining("; "))
                    + ". Please find out how to reach the customer.";
        }
        if (!dead.isEmpty()) {
            return "**A message waits, and what we know leads nowhere:**\n" + dead.stream().map(address -> "- " + Words.plain(address.address()) + " ("
                    + Words.plain(address.reason()) + ")").collect(Collectors.joining("\n"));
        }
        return customer.isReachableInWriting() ? "**A message did not reach the customer.** Please check the e-mail address and the postal address."
                : "**A message waits and cannot go out:** there is no e-mail address, and no street and city. One of them is enough.";
    }
}
