package org.dunwell.message;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.customer.Customer;

/** A way in which a written message reaches a customer. */
public enum Channel {

    EMAIL, LETTER;

    /** One mailbox as people have them; what else a mail server might take is not worth the risk. */
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    /** By e-mail where possible, the placement letter on paper where possible; empty when the customer has no usable address, or wants nothing sent there. */
    static Optional<Channel> to(Customer customer, String purpose, Set<String> optOuts) {
        Stream<Channel> wanted = Purpose.PLACEMENT_LETTER.equals(purpose) ? Stream.of(LETTER, EMAIL) : Stream.of(EMAIL, LETTER);
        return wanted.filter(channel -> channel.reaches(customer) && !optOuts.contains(channel.label())).findFirst();
    }

    public static boolean isMailbox(String address) {
        return address != null && address.length() <= 200 && MAILBOX.matcher(address).matches();
    }

    /** As the contact log says it. */
    String label() {
        return this == EMAIL ? "email" : "letter";
    }

    boolean reaches(Customer customer) {
        return this == EMAIL ? customer.hasEmail() && isMailbox(customer.email().strip()) : customer.address().isPostal();
    }

    /** Where it goes: the e-mail address, or name and postal address in one line. */
    String recipient(Customer customer) {
        if (this == EMAIL) {
            return customer.email().strip();
        }
        var address = customer.address();
        String place = Stream.of(address.postalCode(), address.city()).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" "));
        String line = String.join(", ", customer.name(), address.street(), place, address.country());
        return line.length() <= 400 ? line : line.substring(0, 400);
    }
}
