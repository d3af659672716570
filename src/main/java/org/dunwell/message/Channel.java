package org.dunwell.message;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.customer.Customer;

/** A way in which a written message reaches a customer. */
public enum Channel {
    EMAIL, SMS, LETTER, PORTAL;

    /** One mailbox as people have them; what else a mail server might take is not worth the risk. */
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    public static boolean isMailbox(String address) {
        return address != null && address.length() <= 200 && MAILBOX.matcher(address).matches();
    }

    /**
     * The number in international form (E.164, like +4915112345678) when it is one that takes text messages.
     *
     * @param country whose national form it may be written in, ISO 3166 alpha-2
     */
    public static Optional<String> mobile(String number, String country) {
        if (number == null || number.isBlank() || number.length() > 50) {
            return Optional.empty();
        }
        try {
            PhoneNumber parsed = PHONES.parse(number, country);
            boolean takesText = switch (PHONES.getNumberType(parsed)) {
                case MOBILE, FIXED_LINE_OR_MOBILE -> PHONES.isValidNumber(parsed) && !parsed.hasExtension();
                default -> false;
            };
            return takesText ? Optional.of(PHONES.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /**
     * Channels in the order in which they are tried, as a table or a diagram names them: {@code email, sms, letter}.
     *
     * @throws IllegalArgumentException naming what is no channel
     */
    public static List<Channel> inOrder(String written) {
        return Stream.of(written.split(",")).map(String::strip).filter(name -> !name.isEmpty()).map(Channel::named).distinct().toList();
    }

    private static Channel named(String label) {
        return Arrays.stream(values()).filter(channel -> channel.label().equals(label)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "'" + label + "' is no channel; write one or more of " + Arrays.stream(values()).map(Channel::label).collect(Collectors.joining(", "))));
    }

    /** As the contact log, tables and wordings say it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Only a few words fit: it needs wordings of its own. */
    public boolean isShort() {
        return this == SMS || this == PORTAL;
    }

    public boolean reaches(Customer customer) {
        return switch (this) {
            case EMAIL -> customer.hasEmail() && isMailbox(customer.email().strip());
            case SMS -> mobile(customer.phone(), customer.address().country()).isPresent();
            case LETTER -> customer.address().isPostal();
            case PORTAL -> true;
        };
    }

    /** Where it goes, when it {@link #reaches} the customer: e-mail address, mobile number, customer number, or name and postal address in one line. */
    public String recipient(Customer customer) {
        return switch (this) {
            case EMAIL -> customer.email().strip();
            case SMS -> mobile(customer.phone(), customer.address().country()).orElseThrow();
            case LETTER -> inOneLine(customer);
            case PORTAL -> customer.id();
        };
    }

    private static String inOneLine(Customer customer) {
        var address = customer.address();
        String place = Stream.of(address.postalCode(), address.city()).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" "));
        String line = String.join(", ", customer.name(), address.street(), place, address.country());
        return line.length() <= 400 ? line : line.substring(0, 400);
    }
}
