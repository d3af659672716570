package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.CashDiscounts;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Electronic invoices and credit notes: the same one in both syntaxes gives the same books, and one that contradicts itself gives none. */
class ElectronicInvoicesTest extends ImportCase {

    @Autowired
    private CashDiscounts discounts;

    @BeforeEach
    void noDiscounts() {
        jdbc.sql("delete from cash_discount").update();
    }

    private static String ubl() {
        return text("invoice-ubl.xml");
    }

    private static String text(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/invoices", name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String creditNote() {
        return ubl().replace("<Invoice ", "<CreditNote ").replace("</Invoice>", "</CreditNote>").replace("Invoice-2", "CreditNote-2").replace("InvoiceLine", "CreditNoteLine")
                .replace("InvoiceTypeCode>380", "CreditNoteTypeCode>381").replace("InvoiceTypeCode", "CreditNoteTypeCode").replace("R-100", "G-1")
                .replace("<cac:OrderReference>", "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>R-100</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference><cac:OrderReference>")
                .replaceAll("<cbc:DueDate>.*</cbc:DueDate>", "").replaceAll("(?s)<cac:PaymentTerms>.*</cac:PaymentTerms>", "");
    }

    private Report send(String document) {
        return send(document, null);
    }

    private Report send(String document, Mapping mapping) {
        return intake.takeIn(Report.Kind.UNRECOGNISED, file(document.getBytes(StandardCharsets.UTF_8)), "invoice.xml", mapping);
    }

    private Account account() {
        return accounts.ofCustomers(List.of("ATU12345678")).get(0);
    }

    private List<String> everything() {
        List<String> all = new java.util.ArrayList<>(books());
        all.addAll(jdbc.sql("select customer_id, name, contact_name, street, postal_code, city, country, email, language from customer").query().listOfRows().stream()
                .map(Object::toString).toList());
        all.addAll(jdbc.sql("select creditor_id, name, street, city, country, email, iban from creditor").query().listOfRows().stream().map(Object::toString).toList());
        all.addAll(jdbc.sql("select until_on, percent, amount from cash_discount order by until_on").query().listOfRows().stream().map(Object::toString).toList());
        return all;
    }

    @Test
    void the_same_invoice_in_both_syntaxes_is_the_same_entry() {
        Report report = send(ubl());
        assertThat(findings(report)).isEmpty();
        assertThat(report.kind()).isEqualTo(Report.Kind.INVOICES);
        List<String> fromUbl = everything();
        assertThat(fromUbl.toString()).contains("R-100", "2012-12-01", "119.0000", "Buyer AG", "Side Street 2", "Ms Buyer", "pay@buyer.example", "Seller GmbH",
                "DE79000000001234567890", "office@seller.example", "de111111111");
        assertThat(send(text("invoice-cii.xml")).counts().unchanged()).as("the same invoice again, in the other syntax").isEqualTo(1);
        assertThat(everything()).isEqualTo(fromUbl);

        jdbc.sql("delete from cash_discount").update();
        emptyBooks();
        assertThat(findings(send(text("invoice-cii.xml")))).isEmpty();
        assertThat(everything()).isEqualTo(fromUbl);
    }

    @Test
    void cash_discount_is_kept_as_a_term_and_granted_to_whom_pays_in_time() {
        send(ubl());
        assertThat(discounts.ofInvoices(account()).values().iterator().next()).extracting(one -> one.until() + " " + one.amount())
                .containsExactly("2012-11-08 2.38 EUR", "2012-11-15 1.19 EUR");
        ledger.bookPayment(account(), Money.of("117.81", "EUR"), LocalDate.parse("2012-11-15"), "R-100", null, "test", "p1");
        assertThat(balance("ATU12345678")).isEqualTo("0.00 EUR");
        ledger.bookReversal(account(), "p1", LocalDate.parse("2012-11-20"), "returned", "test", "p1/back");
        assertThat(balance("ATU12345678")).as("taken back, the whole is owed again").isEqualTo("119.00 EUR");
    }

    @Test
    void whoever_pays_more_than_the_discounted_amount_in_time_has_paid_too() {
        send(ubl());
        ledger.bookPayment(account(), Money.of("118.00", "EUR"), LocalDate.parse("2012-11-08"), "R-100", null, "test", "p1");
        assertThat(balance("ATU12345678")).isEqualTo("0.00 EUR");
        ledger.bookReversal(account(), "p1", LocalDate.parse("2012-11-20"), "returned", "test", "p1/back");
        assertThat(balance("ATU12345678")).isEqualTo("119.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({"117.81,2012-11-16", "116.62,2012-11-09", "116.61,2012-11-08"})
    void whoever_pays_too_late_or_too_little_owes_the_rest(String paid, String day) {
        send(ubl());
        ledger.bookPayment(account(), Money.of(paid, "EUR"), LocalDate.parse(day), "R-100", null, "test", "p1");
        assertThat(ledger.balance(account())).isEqualTo(Money.of("119.00", "EUR").minus(Money.of(paid, "EUR")));
    }

    @Test
    void credit_of_the_discounted_amount_that_was_there_in_time_pays_a_new_invoice() {
        send(ubl().replace("R-100", "R-99"));
        ledger.bookPayment(account(), Money.of("235.62", "EUR"), LocalDate.parse("2012-11-05"), "R-99", null, "test", "p1");
        assertThat(balance("ATU12345678")).isEqualTo("-116.62 EUR");
        send(ubl());
        assertThat(balance("ATU12345678")).isEqualTo("0.00 EUR");
    }

    @Test
    void a_credit_note_lowers_its_invoice_once() {
        send(ubl());
        assertThat(findings(send(creditNote()))).isEmpty();
        assertThat(balance("ATU12345678")).isEqualTo("0.00 EUR");
        assertThat(send(creditNote()).counts().unchanged()).isEqualTo(1);
        assertThat(balance("ATU12345678")).isEqualTo("0.00 EUR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "119.00</cbc:PayableAmount> | 120.00</cbc:PayableAmount> | amount due (BT-115)",
            "119.00</cbc:TaxInclusiveAmount> | 118.00</cbc:TaxInclusiveAmount> | total with VAT (BT-112)",
            "60.00</cbc:LineExtensionAmount> | 61.00</cbc:LineExtensionAmount> | sum of lines (BT-106)",
            ">EUR</cbc:DocumentCurrencyCode> | >EXX</cbc:DocumentCurrencyCode> | currency (BT-5)",
            "<cbc:IssueDate>2012-11-01 | <cbc:IssueDate>2012-13-01 | issue date (BT-2)",
            "<cbc:ID>R-100</cbc:ID> | <cbc:ID> </cbc:ID> | number (BT-1)",
            "<cbc:DueDate>2012-12-01</cbc:DueDate> | '' | due date (BT-9)",
            "<cbc:DueDate>2012-12-01 | <cbc:DueDate>9999-12-31 | due",
            "InvoiceTypeCode>380 | InvoiceTypeCode>325 | type (BT-3)",
            "InvoiceTypeCode>380 | InvoiceTypeCode>384 | type (BT-3)",
            "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode> | '' | type (BT-3)",
            "PayableAmount currencyID=\"EUR\" | PayableAmount currencyID=\"USD\" | currency (BT-5)",
            "LineExtensionAmount currencyID=\"EUR\">60 | LineExtensionAmount currencyID=\"USD\">60 | currency (BT-5)",
            "100.00</cbc:TaxExclusiveAmount> | 101.00</cbc:TaxExclusiveAmount> | total without VAT (BT-109)"})
    void what_contradicts_itself_is_refused_with_its_field_and_nothing_is_booked(String right, String wrong, String field) {
        Report report = send(ubl().replace(right, wrong));
        assertThat(report.counts().refused()).isEqualTo(1);
        assertThat(reports.findings(report.id(), 0, 10)).anySatisfy(one -> {
            assertThat(one.field()).isEqualTo(field);
            assertThat(one.mend()).isNotBlank();
        });
        assertThat(books()).isEmpty();
    }

    @Test
    void a_negative_invoice_is_a_credit_note_for_the_invoice_it_names() {
        send(ubl());
        Report report = send(ubl().replaceAll("(Amount currencyID=\"EUR\">)(\\d)", "$1-$2").replace("R-100", "K-1")
                .replace("<cac:OrderReference>", "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>R-100</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference><cac:OrderReference>"));

        assertThat(findings(report)).containsExactly("1 notice amount due (BT-115): The amount due is negative: taken as a credit note for R-100");
        assertThat(balance("ATU12345678")).isEqualTo("0.00 EUR");
        assertThat(onlyFinding(send(creditNote().replaceAll("(Amount currencyID=\"EUR\">)(\\d)", "$1-$2"))).field()).isEqualTo("amount due (BT-115)");
    }

    @Test
    void lines_that_only_group_others_are_not_added_up() {
        String line = "<ram:IncludedSupplyChainTradeLineItem>";
        String group = line + "<ram:AssociatedDocumentLineDocument><ram:LineID>0</ram:LineID><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>"
                + "</ram:AssociatedDocumentLineDocument><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00"
                + "</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>";
        assertThat(findings(send(text("invoice-cii.xml").replaceFirst(line, group + line)))).isEmpty();
        assertThat(balance("ATU12345678")).isEqualTo("119.00 EUR");
    }

    @Test
    void small_profiles_of_factur_x_need_neither_lines_nor_what_was_prepaid() {
        String noLines = text("invoice-cii.xml").replaceAll("(?s)<ram:IncludedSupplyChainTradeLineItem>.*</ram:IncludedSupplyChainTradeLineItem>", "");
        assertThat(onlyFinding(send(noLines)).field()).isEqualTo("sum of lines (BT-106)");
        assertThat(findings(send(inProfile(noLines, "urn:factur-x.eu:1p0:basicwl")))).isEmpty();
        String minimum = noLines.replace("R-100", "R-101").replaceAll("<ram:LineTotalAmount>.*</ram:LineTotalAmount>", "")
                .replaceAll("<ram:DuePayableAmount>.*</ram:DuePayableAmount>", "<ram:DuePayableAmount>19.00</ram:DuePayableAmount>");
        assertThat(findings(send(inProfile(minimum, "urn:factur-x.eu:1p0:minimum")))).isEmpty();
        assertThat(balance("ATU12345678")).isEqualTo("138.00 EUR");
    }

    private static String inProfile(String cii, String profile) {
        return cii.replace("<rsm:ExchangedDocument>", "<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>" + profile
                + "</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext><rsm:ExchangedDocument>");
    }

    @Test
    void claims_of_others_are_collected_with_an_invoice_of_the_extension_of_x_rechnung() {
        String collected = ubl().replaceAll("(?s)<cac:TaxTotal>", "<cac:PrepaidPayment><cbc:PaidAmount currencyID=\"EUR\">10.00</cbc:PaidAmount></cac:PrepaidPayment><cac:TaxTotal>")
                .replace("119.00</cbc:PayableAmount>", "129.00</cbc:PayableAmount>");
        assertThat(onlyFinding(send(collected)).field()).isEqualTo("amount due (BT-115)");
        send(collected.replaceFirst("<cbc:ID>R-100", "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
                + "#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0</cbc:CustomizationID><cbc:ID>R-100"));
        assertThat(balance("ATU12345678")).isEqualTo("129.00 EUR");
    }

    @Test
    void cash_discount_told_in_elements_is_the_same_term() {
        send(text("invoice-cii.xml").replaceAll("(?s)<ram:Description>#SKONTO.*?</ram:Description>", "<ram:Description>2 % in a week</ram:Description>")
                .replace("</ram:SpecifiedTradePaymentTerms>", "<ram:ApplicableTradePaymentDiscountTerms><ram:BasisPeriodMeasure unitCode=\"DAY\">7</ram:BasisPeriodMeasure>"
                        + "<ram:CalculationPercent>2</ram:CalculationPercent></ram:ApplicableTradePaymentDiscountTerms></ram:SpecifiedTradePaymentTerms>"));
        assertThat(discounts.ofInvoices(account()).values().iterator().next()).extracting(one -> one.until() + " " + one.amount())
                .containsExactly("2012-11-08 2.38 EUR");
    }

    @Test
    void blanks_in_a_vat_id_make_no_other_company() {
        send(ubl());
        assertThat(send(ubl().replace("DE111111111", "DE 111 111 111").replace("ATU12345678", "ATU 12345678")).counts().unchanged()).isEqualTo(1);
    }

    @Test
    void an_invoice_that_names_no_currency_is_refused_with_the_field() {
        Report report = send(ubl().replaceAll("<cbc:DocumentCurrencyCode>.*</cbc:DocumentCurrencyCode>", ""));
        assertThat(reports.findings(report.id(), 0, 10)).extracting(Finding::field).contains("currency (BT-5)");
    }

    @Test
    void pages_of_comments_before_the_root_hide_nothing() {
        assertThat(send(ubl().replaceFirst("\\?>", "?><!-- " + "You may copy this <Reminder> freely. ".repeat(400) + "-->")).counts().loaded()).isEqualTo(1);
    }

    @Test
    void another_document_is_named_in_the_refusal() {
        Report report = send("<?xml version=\"1.0\"?><!-- from <Invoice > -->\n<rem:Reminder xmlns:rem=\"urn:x\"><ID>1</ID></rem:Reminder>");
        assertThat(report.refusal()).startsWith("This is XML that begins with <Reminder>");
        assertThat(report.mend()).isNotBlank();
    }

    @Test
    void without_a_due_date_the_mapping_may_say_the_days_or_a_line_of_zero_percent() {
        String noDate = ubl().replace("<cbc:DueDate>2012-12-01</cbc:DueDate>", "");
        send(noDate, new Mapping(null, null, null, null, null, null, Map.of("daysToPay", "10"), null));
        assertThat(invoice("ATU12345678", "R-100").dueOn()).isEqualTo("2012-11-11");
        send(noDate.replace("R-100", "R-101").replace("TAGE=14#PROZENT=1.00", "TAGE=30#PROZENT=0.00"));
        assertThat(invoice("ATU12345678", "R-101").dueOn()).isEqualTo("2012-12-01");
    }

    @Test
    void the_same_number_with_another_amount_is_refused() {
        send(ubl());
        Report report = send(ubl().replace("119.00", "129.00").replace(">19.00", ">29.00"));
        assertThat(report.counts().refused()).isEqualTo(1);
        assertThat(balance("ATU12345678")).isEqualTo("119.00 EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE Invoice [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE Invoice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"})
    void entities_are_never_read(String type) {
        Report report = send(ubl().replaceFirst("\\?>\\n", "?>\n" + type.replace("$", "\\$") + "\n").replace("Main Street 1", "&a;"));
        assertThat(report.refusal()).isNotBlank().doesNotContain("root:");
        assertThat(books()).isEmpty();
    }

    @Test
    void a_truncated_invoice_is_refused_with_its_place() {
        Report report = send(ubl().substring(0, 2000));
        assertThat(report.refusal()).contains("line");
        assertThat(report.mend()).isNotBlank();
    }

    @Test
    void a_credit_note_named_by_its_type_alone_never_raises_what_is_owed() {
        send(ubl());
        send(ubl().replace("InvoiceTypeCode>380", "InvoiceTypeCode>396").replace("R-100", "G-1"));
        assertThat(balance("ATU12345678")).isEqualTo("0.00 EUR");
        send(text("invoice-cii.xml").replace("TypeCode>380", "TypeCode>81").replace("R-100", "G-2"));
        assertThat(balance("ATU12345678")).isEqualTo("-119.00 EUR");
        assertThat(onlyFinding(send(creditNote().replace("TypeCode>381", "TypeCode>380").replace("G-1", "G-3"))).field()).isEqualTo("type (BT-3)");
    }

    @Test
    void allowances_and_charges_are_part_of_the_total() {
        String charged = ubl().replace(">100.00</cbc:TaxExclusiveAmount>", ">105.00</cbc:TaxExclusiveAmount>").replace("119.00", "124.00")
                .replace("<cbc:PayableAmount", "<cbc:AllowanceTotalAmount currencyID=\"EUR\">2.00</cbc:AllowanceTotalAmount><cbc:ChargeTotalAmount currencyID=\"EUR\">7.00"
                        + "</cbc:ChargeTotalAmount><cbc:PayableAmount");
        assertThat(findings(send(charged))).isEmpty();
        assertThat(balance("ATU12345678")).isEqualTo("124.00 EUR");
    }

    @Test
    void an_invoice_paid_already_is_told_of_and_not_booked() {
        Report report = send(ubl().replace("<cbc:PayableAmount currencyID=\"EUR\">119.00",
                "<cbc:PrepaidAmount currencyID=\"EUR\">119.00</cbc:PrepaidAmount><cbc:PayableAmount currencyID=\"EUR\">0.00"));
        assertThat(report.counts().unchanged()).isEqualTo(1);
        assertThat(onlyFinding(report).outcome()).isEqualTo(Finding.Outcome.NOTICE);
        assertThat(books()).isEmpty();
    }

    @Test
    void instalments_are_refused_and_not_taken_as_due_at_the_first() {
        Report report = send(text("invoice-cii.xml").replace("<ram:SpecifiedTradePaymentTerms>", "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>"
                + "<udt:DateTimeString format=\"102\">20121111</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradePaymentTerms>"));
        assertThat(onlyFinding(report).value()).isEqualTo("2012-11-11, 2012-12-01");
        assertThat(books()).isEmpty();
    }

    @Test
    void a_discount_that_cannot_be_read_is_told_of() {
        Report report = send(ubl().replace("TAGE=7#PROZENT=2.00#", "TAGE=7#PROZENT=2#"));
        assertThat(report.counts().loaded()).isEqualTo(1);
        assertThat(onlyFinding(report).value()).isEqualTo("#SKONTO#TAGE=7#PROZENT=2#");
        assertThat(discounts.ofInvoices(account()).values().iterator().next()).hasSize(1);
    }

    @Test
    void the_buyer_is_who_the_invoice_says_and_the_mapping_only_where_it_says_nothing() {
        Mapping mapping = new Mapping(null, null, null, null, null, null, Map.of("customer", "K1"), null);
        send(ubl(), mapping);
        assertThat(balance("ATU12345678")).isEqualTo("119.00 EUR");
        send(ubl().replace("R-100", "R-101").replace("<cbc:CompanyID>ATU12345678</cbc:CompanyID>", ""), mapping);
        assertThat(balance("K1")).isEqualTo("119.00 EUR");
    }

    @Test
    void sellers_of_one_name_with_other_bank_accounts_are_never_taken_for_one() {
        send(ubl());
        String other = ubl().replace("DE111111111", "ATU22222222").replace("R-100", "R-200").replace("DE79000000001234567890", "DE16000000002345678901");
        assertThat(send(other).mend()).contains("creditor.id");
        assertThat(balance("ATU12345678")).isEqualTo("119.00 EUR");
    }

    @Test
    void a_payment_account_with_wrong_check_digits_is_never_printed_on_letters() {
        Report report = send(ubl().replace("DE79000000001234567890", "DE79000000001234567891"));
        assertThat(onlyFinding(report).field()).isEqualTo("payment account (BT-84)");
        assertThat(jdbc.sql("select count(*) from creditor where iban is null").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void a_discount_is_granted_again_when_a_wrong_match_was_undone() {
        send(ubl());
        for (int round = 1; round <= 3; round++) {
            ledger.bookPayment(account(), Money.of("116.62", "EUR"), LocalDate.parse("2012-11-08"), "R-100", null, "test", "p" + round);
            assertThat(balance("ATU12345678")).as("round %d", round).isEqualTo("0.00 EUR");
            ledger.bookReversal(account(), "p" + round, LocalDate.parse("2012-11-08"), "wrong match", "test", "p" + round + "/back");
            assertThat(balance("ATU12345678")).as("undone in round %d", round).isEqualTo("119.00 EUR");
        }
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7, factur-x.xml", "'PK\u0003\u0004', Unpack"})
    void what_wraps_an_invoice_is_refused_with_what_to_send(String start, String mend) {
        Path file = file((start + "\nxyz").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(intake.takeIn(Report.Kind.INVOICES, file, "invoice", null).mend()).contains(mend);
    }

    @Test
    void a_pdf_is_known_without_being_told() {
        assertThat(send("%PDF-1.7\nxyz").mend()).contains("factur-x.xml");
    }
}
