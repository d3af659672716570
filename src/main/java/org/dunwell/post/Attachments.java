package org.dunwell.post;

import java.util.Optional;
import java.util.Set;
import org.dunwell.customer.Customer;
import org.dunwell.message.Consignment;
import org.dunwell.message.Reminders;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What goes with an e-mail: the reminder as UBL for the customer's program, where {@code dunwell.reminder-attached} asks for it. */
@Component
class Attachments {

    private static final Set<String> CHOICES = Set.of("nobody", "businesses", "everybody");

    private final ObjectProvider<Reminders> reminders;
    private final String forWhom;

    Attachments(ObjectProvider<Reminders> reminders, @Value("${dunwell.reminder-attached:nobody}") String forWhom) {
        if (!CHOICES.contains(forWhom)) {
            throw new IllegalArgumentException("dunwell.reminder-attached is nobody, businesses or everybody, not '" + forWhom + "'");
        }
        this.reminders = reminders;
        this.forWhom = forWhom;
    }

    Optional<byte[]> of(Consignment consignment) {
        boolean wanted = forWhom.equals("everybody") || forWhom.equals("businesses") && consignment.customer().kind() == Customer.Kind.BUSINESS;
        return wanted ? reminders.getObject().of(consignment.id().replaceFirst("\\.\\d+$", "")) : Optional.empty();
    }
}
