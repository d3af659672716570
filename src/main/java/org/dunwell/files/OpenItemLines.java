package org.dunwell.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.intake.CustomerField;
import org.dunwell.intake.OpenItem;
import org.dunwell.ledger.Money;

/**
 * Understands a line of an open-items list. Contact data that cannot be used does not keep the invoice out: it is left away with a
 * notice.
 */
final class OpenItemLines {

    static final List<String> FIELDS = List.of("customer", "customerName", "kind", "contactName", "street", "postalCode", "city", "country",
            "email", "phone", "language", "timeZone", "invoice", "issued", "due", "amount", "currency", "subject", "settled");
    static final List<String> NEEDED = List.of("customer", "invoice", "due", "amount", "currency");
    static final List<String> DATES = List.of("issued", "due", "settled");

    private static final Map<String, CustomerField> ABOUT_CUSTOMER = Map.ofEntries(
            Map.entry("customerName", CustomerField.NAME), Map.entry("kind", CustomerField.KIND),
            Map.entry("contactName", CustomerField.CONTACT_NAME), Map.entry("street", CustomerField.STREET),
            Map.entry("postalCode", CustomerField.POSTAL_CODE), Map.entry("city", CustomerField.CITY),
            Map.entry("country", CustomerField.COUNTRY), Map.entry("email", CustomerField.EMAIL), Map.entry("phone", CustomerField.PHONE),
            Map.entry("language", CustomerField.LANGUAGE), Map.entry("timeZone", CustomerField.TIME_ZONE));
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;:<>()\"\\[\\]\\\\]+@[^\\s@,;:<>()\"\\[\\]\\\\]+\\.[^\\s@.,;:<>()\"\\[\\]\\\\]+");
    private static final Pattern LANGUAGE = Pattern.compile("([a-z]{2})([-_][a-z]{2})?", Pattern.CASE_INSENSITIVE);

    private final Creditor creditor;

    OpenItemLines(Creditor creditor) {
        this.creditor = creditor;
    }

    /** @return null when the line has refusals */
    OpenItem read(Line line) {
        String number = line.neededText("customer", 60);
        String invoice = line.neededText("invoice", 60);
        LocalDate issued = line.day("issued");
        LocalDate due = line.neededDay("due");
        Money amount = line.neededMoney("amount", "currency");
        LocalDate settled = line.day("settled");
        String subject = line.text("subject", 200);
        Set<CustomerField> told = EnumSet.noneOf(CustomerField.class);
        ABOUT_CUSTOMER.forEach((field, about) -> {
            if (line.tells(field)) {
                told.add(about);
            }
        });
        Customer customer = customer(line, number, told);
        return line.refusals().isEmpty() ? new OpenItem(line.number(), customer, told, invoice, issued, due, amount, subject, settled)
                : null;
    }

    private Customer customer(Line line, String number, Set<CustomerField> told) {
        String name = line.text("customerName", 200);
        Customer.Kind kind = kind(line);
        String country = country(line);
        Address address = new Address(line.text("street", 200), line.text("postalCode", 20), line.text("city", 100), country);
        String email = email(line, told);
        Locale language = language(line, country, told);
        ZoneId zone = zone(line, country, told);
        String contact = line.text("contactName", 200);
        String phone = line.text("phone", 50);
        return number == null ? null
                : new Customer(number, name == null ? number : name, kind, contact, address, email, phone, language, zone, null);
    }

    private static Customer.Kind kind(Line line) {
        String value = line.text("kind", 40);
        for (Customer.Kind kind : Customer.Kind.values()) {
            if (value != null && kind.name().equalsIgnoreCase(value)) {
                return kind;
            }
        }
        if (value != null) {
            line.refuse("kind", value, "Neither business nor consumer", "Write business or consumer, or leave it empty for business");
        }
        return Customer.Kind.BUSINESS;
    }

    private String country(Line line) {
        String value = line.text("country", 60);
        if (value == null) {
            return creditor.address().country();
        }
        return Countries.code(value).orElseGet(() -> {
            line.refuse("country", value, "No country", "Use a code of ISO 3166, like US or DE");
            return creditor.address().country();
        });
    }

    private static String email(Line line, Set<CustomerField> told) {
        String value = line.text("email", 200);
        if (value == null || EMAIL.matcher(value).matches()) {
            return value;
        }
        line.notice("email", value, "No e-mail address; the invoice was taken without it", "Send the line again with the address");
        told.remove(CustomerField.EMAIL);
        return null;
    }

    private static Locale language(Line line, String country, Set<CustomerField> told) {
        String value = line.text("language", 40);
        if (value != null && LANGUAGE.matcher(value).matches()) {
            return Locale.forLanguageTag(value.replace('_', '-'));
        }
        Locale usual = Countries.language(country);
        if (value != null) {
            line.notice("language", value, "No language; " + usual.getLanguage() + " was taken", "Use a code of ISO 639, like en or de");
            told.remove(CustomerField.LANGUAGE);
        }
        return usual;
    }

    private ZoneId zone(Line line, String country, Set<CustomerField> told) {
        String value = line.text("timeZone", 100);
        ZoneId usual = Countries.zone(country).orElse(creditor.zone());
        if (value == null) {
            return usual;
        }
        try {
            ZoneId zone = ZoneId.of(value);
            if (zone.getId().length() <= 40) {
                return zone;
            }
        } catch (DateTimeException unknown) {
            // said below
        }
        line.notice("timeZone", value, "No time zone; " + usual + " was taken", "Use a name like America/New_York");
        told.remove(CustomerField.TIME_ZONE);
        return usual;
    }
}
