package org.dunwell.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.intake.BookInvoices;
import org.dunwell.intake.CustomerField;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.InvoiceItem;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.OpenItem;
import org.dunwell.intake.Report;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Electronic invoices and credit notes after EN 16931 (Peppol BIS, XRechnung, Factur-X): one a file, in UBL 2.1 or UN/CEFACT CII. */
@Component
class ElectronicInvoices implements FileFormat {

    private static final Pattern ROOT = Pattern.compile("<([\\w.-]+:)?(Invoice|CreditNote|CrossIndustryInvoice)[\\s>]");
    private static final int THE_ONLY = 1;

    private final FileCreditors fileCreditors;
    private final Creditors creditors;
    private final BookInvoices books;

    ElectronicInvoices(FileCreditors fileCreditors, Creditors creditors, BookInvoices books) {
        this.fileCreditors = fileCreditors;
        this.creditors = creditors;
        this.books = books;
    }

    @Override
    public Report.Kind kind() {
        return Report.Kind.INVOICES;
    }

    @Override
    public boolean recognises(String start) {
        return ROOT.matcher(start).find();
    }

    @Override
    public void takeIn(Path file, Mapping mapping, Run run) throws IOException {
        InvoiceDocument document = InvoiceReader.read(file);
        run.records(1);
        Chunk<InvoiceItem> chunk = new Chunk<>(run, books::book);
        List<Finding> wrong = new ArrayList<>();
        InvoiceItem item = understood(document, mapping, wrong);
        if (wrong.isEmpty()) {
            chunk.add(item, THE_ONLY);
        } else {
            chunk.refuse(wrong);
        }
        chunk.book();
    }

    private InvoiceItem understood(InvoiceDocument document, Mapping mapping, List<Finding> wrong) {
        String number = needed("number (BT-1)", document.number(), 60, wrong);
        LocalDate issued = day("issue date (BT-2)", needed("issue date (BT-2)", document.issued(), 40, wrong), wrong);
        Currency currency = currency(document.currency(), wrong);
        checkSums(document, wrong);
        if (document.seller() == null || document.seller().name() == null) {
            refuse(wrong, "seller (BT-27)", null, "Nothing says who sold", "Ask for a complete invoice");
        }
        String customer = customer(document, mapping, wrong);
        if (!wrong.isEmpty()) {
            return null;
        }
        Money payable = money(document.payable(), currency, wrong);
        PaymentTerms terms = payable == null ? null : PaymentTerms.of(document.terms(), issued, payable);
        LocalDate due = document.isCreditNote() ? issued : due(document, issued, terms, mapping, wrong);
        if (!wrong.isEmpty()) {
            return null;
        }
        Creditor creditor = creditor(document, mapping);
        Set<CustomerField> told = EnumSet.noneOf(CustomerField.class);
        OpenItem item = new OpenItem(THE_ONLY, buyer(customer, document.buyer(), creditor, told), told, number, issued, due, payable, document.order() == null
                ? null : cut("order " + document.order(), 200), null);
        return new InvoiceItem(creditor, item, document.isCreditNote(), document.preceding(), terms.discounts());
    }

    private static void checkSums(InvoiceDocument document, List<Finding> wrong) {
        if (document.payable() == null) {
            refuse(wrong, "amount due (BT-115)", null, "Nothing says what is to be paid", "Ask for a complete invoice");
            return;
        }
        agree(wrong, "sum of lines (BT-106)", document.lines(), "the lines add up to", document.lineSum());
        if (document.net() != null && document.gross() != null) {
            agree(wrong, "total with VAT (BT-112)", document.gross(), "total without VAT and VAT (BT-109, BT-110) add up to",
                    document.net().add(or0(document.tax())));
        }
        if (document.gross() != null) {
            agree(wrong, "amount due (BT-115)", document.payable(), "total less prepaid (BT-112, BT-113, BT-114) is",
                    document.gross().subtract(or0(document.prepaid())).add(or0(document.rounding())));
        }
        if (document.payable().signum() < 0) {
            refuse(wrong, "amount due (BT-115)", document.payable().toPlainString(), "The amount due is negative", "Send it as a credit note with positive amounts");
        } else if (document.payable().signum() == 0) {
            refuse(wrong, "amount due (BT-115)", "0", "Nothing is due: there is nothing to book", "Nothing needs to be done when it was paid before");
        }
        if ("384".equals(document.type()) && document.preceding() != null) {
            refuse(wrong, "type (BT-3)", "384", "A corrected invoice, in place of " + document.preceding(),
                    "Book the difference as a credit note (POST /api/credit-notes) or as an invoice with a number of its own");
        }
    }

    private static void agree(List<Finding> wrong, String field, BigDecimal said, String butWhat, BigDecimal computed) {
        if (said != null && computed != null && said.compareTo(computed) != 0) {
            refuse(wrong, field, said.toPlainString(), "The invoice contradicts itself: " + butWhat + " " + computed.toPlainString(), "Ask for a corrected invoice");
        }
    }

    /** The date, or else the days of a line of zero percent, or else what the mapping says; never a guess. */
    private static LocalDate due(InvoiceDocument document, LocalDate issued, PaymentTerms terms, Mapping mapping, List<Finding> wrong) {
        if (document.due() != null) {
            return day("due date (BT-9)", document.due(), wrong);
        }
        if (terms.dueInDays() != null) {
            return issued.plusDays(terms.dueInDays());
        }
        String declared = mapping == null ? null : mapping.defaults().get("daysToPay");
        if (declared != null && declared.strip().matches("\\d{1,3}")) {
            return issued.plusDays(Integer.parseInt(declared.strip()));
        }
        refuse(wrong, "due date (BT-9)", document.terms(), "No due date, and the payment terms say it in words only",
                "Send it with a mapping whose defaults say daysToPay, like {\"defaults\": {\"daysToPay\": \"30\"}}");
        return null;
    }

    private static String customer(InvoiceDocument document, Mapping mapping, List<Finding> wrong) {
        String declared = mapping == null ? null : mapping.defaults().get("customer");
        String told = document.buyer() == null ? null : document.buyer().key();
        String customer = declared != null && !declared.isBlank() ? declared.strip() : told;
        if (customer == null) {
            refuse(wrong, "buyer (BT-46 to BT-49)", document.buyer() == null ? null : document.buyer().name(),
                    "The buyer has neither an id, a VAT id, a registration nor an electronic address", "Send it with a mapping whose defaults say customer");
        }
        return customer == null ? null : needed("buyer (BT-46 to BT-49)", customer, 60, wrong);
    }

    private Creditor creditor(InvoiceDocument document, Mapping mapping) {
        if (mapping != null && mapping.creditor() != null) {
            return fileCreditors.of(mapping);
        }
        InvoiceDocument.Party seller = document.seller();
        String id = slug(seller.vat() != null ? seller.vat() : seller.key() != null ? seller.key() : seller.name());
        return creditors.all().stream()
                .filter(known -> known.id().equals(id) || known.name().equalsIgnoreCase(seller.name())
                        || document.iban() != null && known.iban() != null && plain(document.iban()).equals(plain(known.iban())))
                .findFirst()
                .orElseGet(() -> fileCreditors.of(new Mapping(new Mapping.CreditorData(id, cut(seller.name(), 200), cut(seller.street(), 200),
                        cut(seller.postalCode(), 20), cut(seller.city(), 100), seller.country(), cut(seller.mail(), 200), cut(seller.phone(), 50),
                        document.iban() == null || plain(document.iban()).length() > 34 ? null : plain(document.iban()),
                        document.bic() == null || document.bic().length() > 11 ? null : document.bic(), null, null), null, null, null, null, null, null,
                        null)));
    }

    private static Customer buyer(String id, InvoiceDocument.Party buyer, Creditor creditor, Set<CustomerField> told) {
        String country = buyer == null || buyer.country() == null ? creditor.address().country()
                : Countries.code(buyer.country()).orElse(creditor.address().country());
        String name = buyer == null ? null : told(told, CustomerField.NAME, buyer.name(), 200);
        Address address = buyer == null ? new Address(null, null, null, country)
                : new Address(told(told, CustomerField.STREET, buyer.street(), 200), told(told, CustomerField.POSTAL_CODE, buyer.postalCode(), 20),
                        told(told, CustomerField.CITY, buyer.city(), 100), country);
        return new Customer(id, name == null ? id : name, Customer.Kind.BUSINESS,
                buyer == null ? null : told(told, CustomerField.CONTACT_NAME, buyer.contact(), 200), address,
                buyer == null || buyer.mail() == null || !buyer.mail().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+") ? null
                        : told(told, CustomerField.EMAIL, buyer.mail(), 200),
                buyer == null ? null : told(told, CustomerField.PHONE, buyer.phone(), 50), Countries.language(country),
                Countries.zone(country).orElse(creditor.zone()), null);
    }

    private static String told(Set<CustomerField> told, CustomerField field, String value, int longest) {
        String fit = cut(value, longest);
        if (fit != null) {
            told.add(field);
        }
        return fit;
    }

    private static Money money(BigDecimal amount, Currency currency, List<Finding> wrong) {
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            refuse(wrong, "amount due (BT-115)", amount.toPlainString(), "More decimals than " + currency.getCurrencyCode() + " has", "Ask for a corrected invoice");
            return null;
        }
        return new Money(amount, currency);
    }

    private static Currency currency(String code, List<Finding> wrong) {
        try {
            Currency currency = Currency.getInstance(code == null ? "" : code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // said below, like a code that is no money
        }
        refuse(wrong, "currency (BT-5)", code, "No currency", "Ask for an invoice with a code of ISO 4217, like EUR");
        return null;
    }

    private static LocalDate day(String field, String written, List<Finding> wrong) {
        try {
            return written == null ? null : LocalDate.parse(written.length() > 10 ? written.substring(0, 10) : written);
        } catch (DateTimeException unreadable) {
            refuse(wrong, field, written, "No date", "Ask for an invoice with a true date");
            return null;
        }
    }

    private static String needed(String field, String value, int longest, List<Finding> wrong) {
        String clean = value == null ? "" : Cell.clean(value);
        if (clean.isEmpty() || clean.length() > longest || Cell.isDamaged(clean)) {
            refuse(wrong, field, value, clean.isEmpty() ? "Nothing is said" : "Longer than " + longest + " characters, or some of them cannot be shown",
                    "Ask for a corrected invoice");
            return null;
        }
        return clean;
    }

    private static void refuse(List<Finding> wrong, String field, String value, String reason, String mend) {
        wrong.add(Finding.refused(THE_ONLY, field, value, reason, mend));
    }

    private static BigDecimal or0(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static String cut(String value, int longest) {
        String clean = value == null ? "" : Cell.clean(value);
        return clean.isEmpty() || Cell.isDamaged(clean) ? null : clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    private static String plain(String iban) {
        return iban.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static String slug(String key) {
        String slug = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "seller-" + Integer.toHexString(key.hashCode()) : slug.length() <= 40 ? slug : slug.substring(0, 40);
    }
}
