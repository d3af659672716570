package org.dunwell.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.MessageText;
import org.dunwell.message.TextOrder;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** Messages as customers in several countries get them, from the shipped wordings. */
final class Samples {

    static final List<String> PURPOSES = List.of("friendlyReminder", "firmReminder", "placementLetter", "thanks", "arrangementConfirmation",
            "disputeAcknowledgement", "disputeCorrection", "disputeRejection", "visitAnnouncement", "courtesyNotice", "educationItem");

    static final LocalDate TODAY = LocalDate.of(2026, 3, 12);

    static final Creditor NORDWIND = new Creditor("nordwind", "Nordwind Büroausstattung GmbH",
            new Address("Speicherstraße 14", "20457", "Hamburg", "DE"), "forderungen@nordwind.example", "+49 40 5550 1420",
            "DE02120300000000202051", "BYLADEM1001", ZoneId.of("Europe/Berlin"), "https://pay.nordwind.example/{reference}");

    static final Customer MUELLER = new Customer("K-10017", "Bäckerei Müller & Söhne", Customer.Kind.BUSINESS, "Jörg Müller",
            new Address("Große Straße 5", "24937", "Flensburg", "DE"), "buchhaltung@mueller.example", "+49 461 5550 100", Locale.GERMAN,
            ZoneId.of("Europe/Berlin"), null);

    static final Customer KOWALSKA = new Customer("K-10042", "Łukasz Wiśniewski", Customer.Kind.CONSUMER, null,
            new Address("ul. Świętojańska 12/4", "81-372", "Gdynia", "PL"), "lukasz@wisniewski.example", null, new Locale("pl"),
            ZoneId.of("Europe/Warsaw"), null);

    record Parcel(String name, java.math.BigDecimal value) {
    }

    record Rate(LocalDate dueOn, Money amount) {
    }

    static final Fonts FONTS = new Fonts(new DefaultResourceLoader(), "classpath:letters/");

    private Samples() {
    }

    static WordedTexts texts() {
        StaticApplicationContext context = new StaticApplicationContext();
        return new WordedTexts(new Wordings(context, "classpath:letters/"), new Layouts(context, "classpath:letters/"),
                new Logos(context, "classpath:letters/"), FONTS);
    }

    static MessageText text(String purpose, Channel channel, Customer customer, int invoices) {
        return texts().write(order(purpose, channel, customer, invoices));
    }

    static TextOrder order(String purpose, Channel channel, Customer customer, int invoices) {
        List<Invoice> named = new ArrayList<>();
        for (int i = 0; i < invoices; i++) {
            Money amount = new Money(new java.math.BigDecimal("482.30").add(java.math.BigDecimal.valueOf(731L * i)), java.util.Currency.getInstance("EUR"));
            named.add(new Invoice(i + 1, 1, "2026-00" + (418 + 7 * i), TODAY.minusDays(50 - i), TODAY.minusDays(20 - i), amount, amount, "Büromöbel"));
        }
        boolean demand = List.of("friendlyReminder", "firmReminder", "placementLetter", "courtesyNotice").contains(purpose);
        Money total = named.stream().map(Invoice::open).reduce(Money.of("0", "EUR"), Money::plus);
        return new TextOrder(purpose, "friendly", channel, customer, NORDWIND, "C-2026-000417", TODAY, demand ? named : List.of(), total, particulars(purpose));
    }

    static Map<String, Object> particulars(String purpose) {
        Map<String, Object> values = new HashMap<>();
        values.put("payBy", TODAY.plusDays(11));
        values.put("agencyName", "Harbour Europe Inkasso");
        values.put("agencyPhone", "+49 30 5550 900");
        values.put("placementDay", TODAY.plusDays(14));
        values.put("kind", "plan");
        values.put("promise", false);
        values.put("plan", true);
        values.put("instalments", List.of(new Rate(TODAY.plusDays(20), Money.of("400.00", "EUR")), new Rate(TODAY.plusDays(50), Money.of("400.00", "EUR")),
                new Rate(TODAY.plusDays(80), Money.of("282.30", "EUR"))));
        values.put("instalmentCount", 3);
        values.put("firstDueOn", TODAY.plusDays(20));
        values.put("firstAmount", Money.of("400.00", "EUR"));
        values.put("invoiceNumber", "2026-00418");
        values.put("explanation", "Der Lieferschein vom 3. Februar trägt Ihre Unterschrift.");
        values.put("credited", Money.of("120.00", "EUR"));
        values.put("visitDay", TODAY.plusDays(9));
        values.put("customerPage", "https://dunwell.nordwind.example/c/2f6Tq0mVb1kYw8sXo3Zp9A");
        values.put("article", "reading-this-invoice");
        values.put("articlePage", "https://dunwell.nordwind.example/c/2f6Tq0mVb1kYw8sXo3Zp9A/read/reading-this-invoice");
        values.put("upcoming", List.of(new Invoice(90, 1, "2026-00700", TODAY.minusDays(5), TODAY.plusDays(25), Money.of("310.00", "EUR"), Money.of("310.00", "EUR"), null)));
        return values;
    }

    static Consignment consignment(String id, Channel channel, Customer customer, MessageText text) {
        return new Consignment(id, channel, NORDWIND, customer, channel.recipient(customer), "C-2026-000417",
                "friendlyReminder", TODAY, Instant.parse("2026-03-12T08:00:00Z"), text);
    }
}
