package org.dunwell.post;

import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.bank.CreditorReference;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.message.Channel;
import org.dunwell.message.TextOrder;
import org.dunwell.message.TextRefused;

/** Puts a message together: the words of its wording, its tables, who it is from and how to pay and to talk. */
final class Sheets {

    private static final int PREHEADER = 140;

    private final Wording wording;
    private final Wording article;
    private final String logo;
    private final Map<String, String> label;
    private final TextOrder order;
    private final Creditor creditor;
    private final Customer customer;
    private final Formats formats;
    private final Values values;

    private Sheets(Wording wording, Map<String, String> label, Wording article, String logo, TextOrder order) {
        this.wording = wording;
        this.article = article;
        this.logo = logo;
        this.label = label;
        this.order = order;
        this.creditor = order.creditor();
        this.customer = order.customer();
        this.formats = Formats.of(wording.language(), customer.address().country());
        this.values = new Values(wording.name(), formats, values(order));
    }

    /** @param article what there is to read before the demand, or null @param logo or null */
    static Sheet of(Wording wording, Map<String, String> label, Wording article, String logo, TextOrder order) {
        return new Sheets(wording, label, article, logo, order).sheet();
    }

    private Sheet sheet() {
        List<Passage> passages = wording.passages().stream().filter(clause -> clause.applies(values))
                .map(clause -> Passage.of(clause.source(), values)).toList();
        String subject = wording.subjects().stream().filter(clause -> clause.applies(values)).findFirst()
                .map(clause -> Span.plain(Span.of(clause.source(), values)))
                .orElseThrow(() -> new TextRefused("The wording " + wording.name() + " has no subject that applies: add one without a condition"));
        boolean asksToPay = shows(passages, "PAYMENT");
        return new Sheet(wording.language().getLanguage(), label, subject, preheader(passages), salutation(), passages, logo, name(creditor.name()),
                Places.oneLine(name(creditor.name()), creditor.address(), formats), address(), reference(), invoices(), formats.money(order.total()),
                shows(passages, "INSTALMENTS") ? instalments() : List.of(), shows(passages, "UPCOMING") ? upcoming() : List.of(),
                shows(passages, "EDUCATION") ? education() : null, asksToPay ? payment() : List.of(), asksToPay ? payLink() : null,
                asksToPay ? payCode() : null, shows(passages, "CONTACT") ? contact() : List.of(), footer(), page(), order.caseNumber(), formats.day(order.day()));
    }

    static Map<String, Object> values(TextOrder order) {
        Map<String, Object> values = new HashMap<>();
        for (String mayBeMissing : List.of("article", "upcoming", "customerPage")) {
            values.put(mayBeMissing, null);
        }
        values.put("caseNumber", order.caseNumber());
        values.put("customerName", order.customer().name());
        values.put("creditorName", order.creditor().name());
        values.put("creditorPhone", order.creditor().phone());
        values.put("creditorEmail", order.creditor().email());
        values.put("today", order.day());
        values.put("byEmail", order.channel() == Channel.EMAIL);
        values.put("byLetter", order.channel() == Channel.LETTER);
        values.put("business", order.customer().kind() == Customer.Kind.BUSINESS);
        values.put("consumer", order.customer().kind() == Customer.Kind.CONSUMER);
        long invoices = order.invoices().stream().filter(invoice -> !invoice.isCharge()).count();
        values.put("oneInvoice", invoices == 1 || invoices == 0 && !order.invoices().isEmpty());
        values.put("severalInvoices", invoices > 1);
        values.put("addsCharges", order.invoices().stream().anyMatch(invoice -> invoice.isCharge() && invoice.id() == 0));
        if (!order.invoices().isEmpty()) {
            Invoice oldest = order.invoices().stream().filter(invoice -> !invoice.isCharge()).findFirst().orElse(order.invoices().get(0));
            values.put("total", order.total());
            values.put("oldestInvoice", oldest.number());
            values.put("oldestDueOn", oldest.dueOn());
        }
        values.putAll(order.particulars());
        return values;
    }

    private String salutation() {
        if (customer.contactName() != null && !customer.contactName().isBlank()) {
            return label("salutationPerson").replace("{name}", name(customer.contactName()));
        }
        return customer.kind() == Customer.Kind.CONSUMER ? label("salutationPerson").replace("{name}", name(customer.name())) : label("salutationBusiness");
    }

    private List<String> address() {
        if (!customer.address().isPostal()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(name(customer.name())));
        if (customer.kind() == Customer.Kind.BUSINESS && customer.contactName() != null && !customer.contactName().isBlank()) {
            lines.add(name(customer.contactName()));
        }
        lines.addAll(Places.lines(customer.address(), creditor.address().country(), formats));
        return lines;
    }

    private List<Sheet.Line> reference() {
        Stream<Sheet.Line> date = Stream.of(new Sheet.Line(label("date"), formats.day(order.day()), null));
        Stream<Sheet.Line> number = Stream.ofNullable(order.caseNumber()).map(of -> new Sheet.Line(label("caseNumber"), of, null));
        return Stream.of(date, number, Stream.of(new Sheet.Line(label("customerNumber"), name(customer.id()), null))).flatMap(line -> line).toList();
    }

    private List<Sheet.Row> invoices() {
        return order.invoices().stream()
                .map(invoice -> new Sheet.Row(List.of(what(invoice), formats.shortDay(invoice.issuedOn()), formats.shortDay(invoice.dueOn()),
                        formats.money(invoice.open()))))
                .toList();
    }

    /** An invoice by its number, a charge by what it is and the number of the invoice it is for. */
    private String what(Invoice invoice) {
        if (invoice.kind() == Invoice.Kind.INVOICE) {
            return name(invoice.number());
        }
        return charge(invoice, label);
    }

    static String charge(Invoice item, Map<String, String> label) {
        String number = item.isCharge() ? item.number().substring(0, item.number().lastIndexOf('/')) : item.number();
        return label.get(item.kind().name().toLowerCase(Locale.ROOT)).replace("{invoice}", name(number));
    }

    private static String preheader(List<Passage> passages) {
        String words = passages.stream().filter(passage -> passage.is("WORDS")).findFirst().map(passage -> Span.plain(passage.words())).orElse("");
        return words.length() <= PREHEADER ? words : words.substring(0, words.lastIndexOf(' ', PREHEADER)) + " …";
    }

    private Sheet.Article education() {
        if (article == null) {
            throw new TextRefused("The wording " + wording.name() + " asks for {education}, and the treatment names none: say it only if there is one, "
                    + "as in '[article] {education}', or name one in the table choose-treatment; then retry");
        }
        Values none = new Values(article.name(), formats, Map.of());
        if (article.passages().isEmpty()) {
            throw new TextRefused("The education item " + article.name() + " has no text: its first paragraph says it in short");
        }
        return new Sheet.Article(Span.plain(Span.of(article.subjects().get(0).source(), none)), Span.plain(Span.of(article.passages().get(0).source(), none)),
                (String) order.particulars().get("articlePage"));
    }

    private List<Sheet.Row> upcoming() {
        return values.list("upcoming").stream().map(Invoice.class::cast)
                .map(invoice -> new Sheet.Row(List.of(what(invoice), formats.shortDay(invoice.dueOn()), formats.money(invoice.open())))).toList();
    }

    private String page() {
        return (String) order.particulars().get("customerPage");
    }

    private List<Sheet.Row> instalments() {
        List<Sheet.Row> rows = new ArrayList<>();
        for (Object row : values.list("instalments")) {
            rows.add(new Sheet.Row(List.of(String.valueOf(rows.size() + 1), formats.day(component(row, "dueOn", LocalDate.class)),
                    formats.money(component(row, "amount", Money.class)))));
        }
        return rows;
    }

    /** A creditor whose bank account nobody told us was still paid before: the invoice says how. */
    private List<Sheet.Line> payment() {
        List<Sheet.Line> lines = new ArrayList<>();
        boolean hasIban = creditor.iban() != null && !creditor.iban().isBlank();
        if (!order.invoices().isEmpty() && (hasIban || payLink() == null)) {
            lines.add(new Sheet.Line(label("amount"), formats.money(order.total()), null));
        }
        if (hasIban) {
            lines.add(new Sheet.Line(label("accountHolder"), name(creditor.name()), null));
            lines.add(new Sheet.Line(label("iban"), iban(), null));
        } else if (payLink() == null) {
            lines.add(new Sheet.Line(label("payTo"), label("payAsOnInvoice"), null));
        }
        String page = page();
        lines.add(new Sheet.Line(label("reference"), hasIban ? creditorReference().map(CreditorReference::printed).orElse(number()) : number(), null));
        if (page != null) {
            lines.add(new Sheet.Line(label("yourAccount"), page, page));
        }
        return lines;
    }

    /** That of the oldest invoice: whoever pays by it pays this account. */
    private Optional<CreditorReference> creditorReference() {
        return order.invoices().stream().filter(invoice -> invoice.id() > 0).findFirst().map(invoice -> CreditorReference.ofInvoice(invoice.belongsTo()));
    }

    /** Of the case, or of the oldest invoice where there is none. */
    private String number() {
        return order.caseNumber() != null ? order.caseNumber() : name(order.invoices().get(0).number());
    }

    private String payCode() {
        return creditorReference()
                .flatMap(reference -> PaymentCode.content(creditor, order.total(), reference)).map(PaymentCode::picture).orElse(null);
    }

    private String iban() {
        return grouped(creditor.iban());
    }

    /** @return null when there is none */
    static String grouped(String iban) {
        return iban == null || iban.isBlank() ? null : iban.replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1 ");
    }

    private String payLink() {
        return payLink(creditor, number());
    }

    /** @return null when the creditor has none */
    static String payLink(Creditor creditor, String reference) {
        String link = creditor.payLink();
        if (link == null || link.isBlank()) {
            return null;
        }
        if (!link.matches("https?://[^\\s\"<>]+")) {
            throw new TextRefused("The payment link of " + creditor.name() + " is no web address: " + Values.plain(link));
        }
        return link.replace("{reference}", URLEncoder.encode(reference, StandardCharsets.UTF_8));
    }

    private List<Sheet.Line> contact() {
        List<Sheet.Line> lines = new ArrayList<>();
        if (creditor.phone() != null && !creditor.phone().isBlank()) {
            lines.add(new Sheet.Line(label("phone"), name(creditor.phone()), "tel:" + creditor.phone().replaceAll("[^+0-9]", "")));
        }
        if (creditor.email() != null && Channel.isMailbox(creditor.email().strip())) {
            lines.add(new Sheet.Line(label("email"), creditor.email().strip(), "mailto:" + creditor.email().strip()));
        }
        if (lines.isEmpty()) {
            lines.add(new Sheet.Line(label("talkBy"), label("talkAsOnInvoice"), null));
        }
        return lines;
    }

    private List<List<String>> footer() {
        List<String> place = new ArrayList<>(List.of(name(creditor.name())));
        place.addAll(Places.lines(creditor.address(), customer.address().country(), formats));
        List<String> talk = Stream.of(creditor.phone(), creditor.email()).filter(part -> part != null && !part.isBlank()).map(Sheets::name).toList();
        List<String> bank = new ArrayList<>();
        if (creditor.iban() != null && !creditor.iban().isBlank()) {
            bank.add(label("iban") + " " + iban());
            if (creditor.bic() != null && !creditor.bic().isBlank()) {
                bank.add(label("bic") + " " + creditor.bic());
            }
        }
        return Stream.of(place, talk, bank).filter(column -> !column.isEmpty()).toList();
    }

    private String label(String name) {
        String text = label.get(name);
        if (text == null) {
            throw new TextRefused("letters/labels." + wording.language().getLanguage() + ".properties lacks '" + name + "'");
        }
        return text;
    }

    private static boolean shows(List<Passage> passages, String kind) {
        return passages.stream().anyMatch(passage -> passage.is(kind));
    }

    private static String name(String text) {
        return Values.plain(text);
    }

    /** Rows come from features that this package does not know; they are records that name their parts as the table does. */
    private static <T> T component(Object row, String name, Class<T> type) {
        try {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    component.getAccessor().setAccessible(true);
                    return type.cast(component.getAccessor().invoke(row));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalArgumentException("A row of instalments needs '" + name + "': " + row);
    }
}
