package org.dunwell.files;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final String PDF = "%PDF-";
    private static final int THE_ONLY = 1;
    /** UNTDID 1001, those of EN 16931 that claim money; a pro-forma invoice (325) or one for the books only (751) does not. */
    private static final Set<String> CLAIMS = Set.of("71", "80", "82", "84", "102", "211", "218", "219", "295", "326", "331", "380", "382", "383", "385", "386",
            "387", "388", "389", "390", "393", "394", "395", "527", "553", "575", "623", "633", "780", "817", "870", "875", "876", "877");

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
        return start.startsWith(PDF) || start.stripLeading().startsWith("<") && ROOT.matcher(start).find();
    }

    @Override
    public void takeIn(Path file, Mapping mapping, Run run) throws IOException {
        refuseWrapped(file);
        InvoiceDocument document = InvoiceReader.read(file);
        run.records(1);
        Chunk<InvoiceItem> chunk = new Chunk<>(run, books::book);
        List<Finding> wrong = new ArrayList<>();
        List<Finding> notices = new ArrayList<>();
        InvoiceItem item = understood(document, mapping, wrong, notices);
        if (!wrong.isEmpty()) {
            chunk.refuse(wrong);
        } else if (item == null) {
            chunk.leave(Finding.notice(THE_ONLY, "amount due (BT-115)", document.payable().toPlainString(), "Nothing is due: nothing was booked", null));
        } else {
            chunk.add(item, THE_ONLY, notices);
        }
        chunk.book();
    }

    private static void refuseWrapped(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(PDF.length());
        }
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.equals(PDF)) {
            throw new FileRefused("This is a PDF", "Send the XML: in a Factur-X or ZUGFeRD invoice it is attached to the PDF, as factur-x.xml or xrechnung.xml");
        }
    }

    /** @return null when something is wrong, or nothing is due */
    private InvoiceItem understood(InvoiceDocument document, Mapping mapping, List<Finding> wrong, List<Finding> notices) {
        String number = needed("number (BT-1)", document.number(), 60, wrong);
        LocalDate issued = day("issue date (BT-2)", needed("issue date (BT-2)", document.issued(), 40, wrong), wrong);
        Currency currency = currency(document.currency(), wrong);
        checkType(document, wrong);
        checkSums(document, wrong);
        if (document.seller() == null || document.seller().name() == null) {
            refuse(wrong, "seller (BT-27)", null, "Nothing says who sold", "Ask for a complete invoice");
        }
        String customer = customer(document, mapping, wrong);
        if (!wrong.isEmpty()) {
            return null;
        }
        if (document.payable().signum() == 0) {
            return null;
        }
        boolean isCredit = document.isCreditNote() || document.payable().signum() < 0;
        Money payable = money(document.payable().abs(), currency, wrong);
        PaymentTerms terms = payable == null ? null : PaymentTerms.of(document.terms(), issued, payable);
        LocalDate due = isCredit ? issued : due(document, issued, terms, mapping, wrong);
        if (!wrong.isEmpty()) {
            return null;
        }
        if (isCredit && !document.isCreditNote()) {
            notices.add(Finding.notice(THE_ONLY, "amount due (BT-115)", document.payable().toPlainString(), "The amount due is negative: taken as a credit note"
                    + (document.preceding() == null ? "" : " for " + document.preceding()), null));
        }
        if (!isCredit) {
            terms.unread().forEach(line -> notices.add(Finding.notice(THE_ONLY, "payment terms (BT-20)", line, "Not understood as cash discount, so none is granted "
                    + "for it", "Write it like #SKONTO#TAGE=7#PROZENT=2.00#, each number of days once; a payment with this discount leaves a rest to waive")));
        }
        Creditor creditor = creditor(document, mapping, notices);
        Set<CustomerField> told = EnumSet.noneOf(CustomerField.class);
        OpenItem item = new OpenItem(THE_ONLY, buyer(customer, document.buyer(), creditor, told), told, number, issued, due, payable, document.order() == null
                ? null : cut("order " + document.order(), 200), null);
        return new InvoiceItem(creditor, item, isCredit, document.preceding(), terms.discounts());
    }

    private static void checkType(InvoiceDocument document, List<Finding> wrong) {
        String type = document.type();
        if ("384".equals(type)) {
            refuse(wrong, "type (BT-3)", type, "A corrected invoice" + (document.preceding() == null ? " that does not say what it corrects" : ", in place of "
                    + document.preceding()) + ": nobody knows whether it replaces or adds",
                    "Book the difference as a credit note (POST /api/credit-notes) or as an invoice with a number of its own");
        } else if (document.isCreditNoteByRoot() && !document.isCreditNote()) {
            refuse(wrong, "type (BT-3)", type, "The document is a CreditNote, and its type is none of a credit note", "Ask for a corrected document");
        } else if (!document.isCreditNote() && !CLAIMS.contains(String.valueOf(type))) {
            refuse(wrong, "type (BT-3)", type, type == null ? "Nothing is said" : "No invoice that claims money", "Ask for an invoice (380) or a credit note (381)");
        }
    }

    private static void checkSums(InvoiceDocument document, List<Finding> wrong) {
        if (document.payable() == null) {
            refuse(wrong, "amount due (BT-115)", null, "Nothing says what is to be paid", "Ask for a complete invoice");
            return;
        }
        if (document.currency() != null && !document.otherMoney().isEmpty()) {
            refuse(wrong, "currency (BT-5)", document.currency(), "The invoice contradicts itself: there are amounts in " + String.join(", ", document.otherMoney()),
                    "Ask for a corrected invoice");
        }
        agree(wrong, "sum of lines (BT-106)", document.lines(), "the lines add up to", document.lineSum());
        if (document.lines() != null) {
            agree(wrong, "total without VAT (BT-109)", document.net(), "lines less allowances and with charges (BT-106, BT-107, BT-108) are",
                    document.lines().subtract(or0(document.allowances())).add(or0(document.charges())));
        }
        if (document.net() != null && document.gross() != null) {
            agree(wrong, "total with VAT (BT-112)", document.gross(), "total without VAT and VAT (BT-109, BT-110) add up to",
                    document.net().add(or0(document.tax())));
        }
        if (document.gross() != null) {
            agree(wrong, "amount due (BT-115)", document.payable(), "total less prepaid (BT-112, BT-113, BT-114) is",
                    document.gross().subtract(or0(document.prepaid())).add(or0(document.rounding())));
        }
        if (document.payable().signum() < 0 && document.isCreditNote()) {
            refuse(wrong, "amount due (BT-115)", document.payable().toPlainString(), "A credit note of a negative amount: nobody knows whether it credits or claims",
                    "Send it as a credit note or as an invoice, with positive amounts");
        }
    }

    private static void agree(List<Finding> wrong, String field, BigDecimal said, String butWhat, BigDecimal computed) {
        if (said != null && computed != null && said.compareTo(computed) != 0) {
            refuse(wrong, field, said.toPlainString(), "The invoice contradicts itself: " + butWhat + " " + computed.toPlainString(), "Ask for a corrected invoice");
        }
    }

    /** The date, or else the days of a line of zero percent, or else what the mapping says; never a guess. */
    private static LocalDate due(InvoiceDocument document, LocalDate issued, PaymentTerms terms, Mapping mapping, List<Finding> wrong) {
        if (document.dues().size() > 1) {
            refuse(wrong, "due date (BT-9)", String.join(", ", document.dues()), "Several due dates: which part is due when is not kept here",
                    "Ask for an invoice for each instalment");
            return null;
        }
        if (!document.dues().isEmpty()) {
            return day("due date (BT-9)", document.dues().get(0), wrong);
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
        String customer = told != null ? told : declared == null || declared.isBlank() ? null : declared.strip();
        if (customer == null) {
            refuse(wrong, "buyer (BT-46 to BT-49)", document.buyer() == null ? null : document.buyer().name(),
                    "The buyer has neither an id, a VAT id, a registration nor an electronic address", "Send it with a mapping whose defaults say customer");
        }
        return customer == null ? null : needed("buyer (BT-46 to BT-49)", customer, 60, wrong);
    }

    private Creditor creditor(InvoiceDocument document, Mapping mapping, List<Finding> notices) {
        if (mapping != null && mapping.creditor() != null) {
            return fileCreditors.of(mapping);
        }
        InvoiceDocument.Party seller = document.seller();
        String id = slug(seller.vat() != null ? seller.vat() : seller.key() != null ? seller.key() : seller.name());
        String iban = document.iban() == null ? null : plain(document.iban());
        return creditors.find(id).or(() -> known(seller, iban)).orElseGet(() -> {
            if (iban != null && !isIban(iban)) {
                notices.add(Finding.notice(THE_ONLY, "payment account (BT-84)", document.iban(), "No IBAN; the new creditor " + id + " was made without it",
                        "Check the invoice, and give creditor.iban in a mapping: letters say where to pay"));
            }
            return fileCreditors.of(new Mapping(new Mapping.CreditorData(id, cut(seller.name(), 200), cut(seller.street(), 200), cut(seller.postalCode(), 20),
                    cut(seller.city(), 100), seller.country(), cut(seller.mail(), 200), cut(seller.phone(), 50), iban != null && isIban(iban) ? iban : null,
                    document.bic() == null || document.bic().length() > 11 ? null : document.bic(), null, null), null, null, null, null, null, null, null));
        });
    }

    /** By bank account, else by name, where nothing speaks against it: companies of one name are many. */
    private Optional<Creditor> known(InvoiceDocument.Party seller, String iban) {
        List<Creditor> alike = creditors.all().stream()
                .filter(known -> known.name().equalsIgnoreCase(seller.name()) || iban != null && known.iban() != null && iban.equals(plain(known.iban()))).toList();
        List<Creditor> same = alike.stream().filter(known -> iban != null && known.iban() != null ? iban.equals(plain(known.iban()))
                : known.address().country().equals(seller.country())).toList();
        if (alike.isEmpty() || same.size() == 1) {
            return same.stream().findFirst();
        }
        throw new FileRefused("The seller " + seller.name() + " may be " + alike.stream().map(Creditor::id).sorted().limit(10).collect(Collectors.joining(" or "))
                + ": name and payment account do not say the same", "Send it with a mapping whose creditor.id says who it is, also when it is a new one");
    }

    /** ISO 13616: the check digits are right. */
    private static boolean isIban(String account) {
        if (!account.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        String turned = account.substring(4) + account.substring(0, 4);
        String digits = turned.chars().mapToObj(sign -> String.valueOf(Character.getNumericValue(sign))).collect(Collectors.joining());
        return new BigInteger(digits).mod(BigInteger.valueOf(97)).intValue() == 1;
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
