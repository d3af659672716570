package org.dunwell.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.intake.FileRefused;

/** Reads UBL 2.1 and UN/CEFACT CII by the same words, so that an invoice is the same in both. Lines are added up and forgotten. */
final class InvoiceReader {

    private static final String LINE_TOTAL = "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount";
    private static final String LINE_ROLE = "AssociatedDocumentLineDocument/LineStatusReasonCode";
    /** UNTDID 1001, those of EN 16931 that lower what is owed. */
    private static final Set<String> CREDITS = Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532");

    private InvoiceReader() {
    }

    static InvoiceDocument read(Path file) throws IOException {
        try (SafeXml xml = new SafeXml(file)) {
            if (!xml.child()) {
                throw new FileRefused("The file holds no XML element", "Send it again");
            }
            return switch (xml.name()) {
                case "Invoice", "CreditNote" -> ubl(xml, xml.name().equals("CreditNote"));
                case "CrossIndustryInvoice" -> cii(xml);
                default -> throw new FileRefused("<" + xml.name() + "> is neither an invoice nor a credit note in UBL 2.1 or CII", "Send one of these");
            };
        }
    }

    private static InvoiceDocument ubl(SafeXml xml, boolean creditNote) throws IOException {
        Twig head = new Twig("head", null);
        BigDecimal lineSum = BigDecimal.ZERO;
        Set<String> money = new TreeSet<>();
        while (xml.child()) {
            Twig part = xml.twig();
            if (part.name().equals("InvoiceLine") || part.name().equals("CreditNoteLine")) {
                lineSum = plus(lineSum, amount(part.text("LineExtensionAmount")));
                addMoney(money, part.all("LineExtensionAmount"));
            } else {
                head.children().add(part);
            }
        }
        String currency = head.text("DocumentCurrencyCode");
        Twig totals = head.at("LegalMonetaryTotal");
        String tax = head.all("TaxTotal/TaxAmount").filter(one -> one.currency() == null || one.currency().equals(currency)).map(Twig::value).findFirst().orElse(null);
        String type = head.text("InvoiceTypeCode", "CreditNoteTypeCode");
        addMoney(money, totals == null ? Stream.empty() : totals.children().stream());
        money.remove(String.valueOf(currency));
        return new InvoiceDocument(type == null ? creditNote : CREDITS.contains(type), creditNote, type, head.text("ID"), head.text("IssueDate"),
                dates(Stream.concat(head.all("DueDate"), head.all("PaymentMeans/PaymentDueDate"))), currency, money, money(totals, "LineExtensionAmount"),
                lineSum, money(totals, "AllowanceTotalAmount"), money(totals, "ChargeTotalAmount"), money(totals, "TaxExclusiveAmount"), amount(tax),
                money(totals, "TaxInclusiveAmount"), money(totals, "PrepaidAmount"), plus(or0(money(totals, "PayableRoundingAmount")), forOthers(head)),
                money(totals, "PayableAmount"), ublParty(head.at("AccountingSupplierParty/Party")), ublParty(head.at("AccountingCustomerParty/Party")),
                head.text("BillingReference/InvoiceDocumentReference/ID"), words(head, "PaymentTerms/Note"), head.text("OrderReference/ID"),
                head.text("PaymentMeans/PayeeFinancialAccount/ID"), head.text("PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID"));
    }

    /** The extension of XRechnung collects claims of others too (BG-DEX-09); anywhere else a PrepaidPayment says what was paid. */
    private static BigDecimal forOthers(Twig head) {
        String profile = String.valueOf(head.text("CustomizationID"));
        return !profile.contains(":xrechnung") || !profile.contains(":extension:") ? BigDecimal.ZERO : head.all("PrepaidPayment/PaidAmount")
                .map(one -> amount(one.value())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static InvoiceDocument.Party ublParty(Twig party) {
        if (party == null) {
            return null;
        }
        String vat = party.all("PartyTaxScheme").filter(one -> "VAT".equalsIgnoreCase(one.text("TaxScheme/ID"))).map(one -> one.text("CompanyID"))
                .filter(Objects::nonNull).findFirst().orElse(null);
        Twig endpoint = party.at("EndpointID");
        return new InvoiceDocument.Party(party.all("PartyIdentification/ID").filter(id -> !"SEPA".equals(id.scheme())).map(Twig::value).toList(), vat,
                party.text("PartyLegalEntity/CompanyID"), endpoint == null ? null : endpoint.value(), endpoint != null && "EM".equals(endpoint.scheme()),
                party.text("PartyLegalEntity/RegistrationName", "PartyName/Name"), party.text("PostalAddress/StreetName"),
                party.text("PostalAddress/PostalZone"), party.text("PostalAddress/CityName"), party.text("PostalAddress/Country/IdentificationCode"),
                party.text("Contact/Name"), party.text("Contact/ElectronicMail"), party.text("Contact/Telephone"));
    }

    private static InvoiceDocument cii(SafeXml xml) throws IOException {
        Twig head = new Twig("head", null);
        BigDecimal lineSum = BigDecimal.ZERO;
        Set<String> money = new TreeSet<>();
        while (xml.child()) {
            if (!xml.name().equals("SupplyChainTradeTransaction")) {
                head.children().add(xml.twig());
                continue;
            }
            while (xml.child()) {
                Twig part = xml.twig();
                if (part.name().equals("IncludedSupplyChainTradeLineItem")) {
                    addMoney(money, part.all(LINE_TOTAL));
                    if (!Set.of("GROUP", "INFORMATION").contains(String.valueOf(part.text(LINE_ROLE)))) {
                        lineSum = plus(lineSum, amount(part.text(LINE_TOTAL)));
                    }
                } else {
                    head.children().add(part);
                }
            }
        }
        Twig settlement = head.at("ApplicableHeaderTradeSettlement") == null ? head : head.at("ApplicableHeaderTradeSettlement");
        Twig totals = settlement.at("SpecifiedTradeSettlementHeaderMonetarySummation");
        String currency = settlement.text("InvoiceCurrencyCode");
        String tax = totals == null ? null : totals.all("TaxTotalAmount").filter(one -> one.currency() == null || one.currency().equals(currency))
                .map(Twig::value).findFirst().orElse(null);
        String type = head.text("ExchangedDocument/TypeCode");
        addMoney(money, totals == null ? Stream.empty() : totals.children().stream().filter(one -> !one.name().equals("TaxTotalAmount")));
        money.remove(String.valueOf(currency));
        BigDecimal gross = money(totals, "GrandTotalAmount");
        BigDecimal payable = money(totals, "DuePayableAmount");
        String profile = String.valueOf(head.text("ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"));
        return new InvoiceDocument(CREDITS.contains(String.valueOf(type)), false, type, head.text("ExchangedDocument/ID"),
                day(head.text("ExchangedDocument/IssueDateTime/DateTimeString")),
                dates(settlement.all("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString")), currency, money, money(totals, "LineTotalAmount"),
                profile.endsWith(":basicwl") ? null : lineSum, money(totals, "AllowanceTotalAmount"), money(totals, "ChargeTotalAmount"),
                money(totals, "TaxBasisTotalAmount"), amount(tax), gross, profile.endsWith(":minimum") && gross != null && payable != null ? gross.subtract(payable) : money(totals, "TotalPrepaidAmount"),
                money(totals, "RoundingAmount"), payable, ciiParty(head.at("ApplicableHeaderTradeAgreement/SellerTradeParty")),
                ciiParty(head.at("ApplicableHeaderTradeAgreement/BuyerTradeParty")), settlement.text("InvoiceReferencedDocument/IssuerAssignedID"),
                terms(settlement),
                head.text("ApplicableHeaderTradeAgreement/BuyerOrderReferencedDocument/IssuerAssignedID"),
                settlement.text("SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID",
                        "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/ProprietaryID"),
                settlement.text("SpecifiedTradeSettlementPaymentMeans/PayeeSpecifiedCreditorFinancialInstitution/BICID"));
    }

    /** The extended profile of Factur-X has elements for what XRechnung writes into the words. */
    private static String terms(Twig settlement) {
        String words = words(settlement, "SpecifiedTradePaymentTerms/Description");
        String discounts = settlement.all("SpecifiedTradePaymentTerms/ApplicableTradePaymentDiscountTerms")
                .filter(one -> one.text("BasisDateTime/DateTimeString") == null && one.text("BasisPeriodMeasure") != null && one.text("CalculationPercent") != null)
                .filter(one -> "DAY".equals(one.at("BasisPeriodMeasure").scheme()))
                .map(one -> "#SKONTO#TAGE=" + one.text("BasisPeriodMeasure") + "#PROZENT=" + twoDecimals(one.text("CalculationPercent")) + "#"
                        + (one.text("BasisAmount") == null ? "" : "BASISBETRAG=" + twoDecimals(one.text("BasisAmount")) + "#"))
                .collect(Collectors.joining("\n"));
        return Stream.of(words, discounts).filter(one -> one != null && !one.isEmpty()).reduce((one, other) -> one + "\n" + other).orElse(null);
    }

    private static InvoiceDocument.Party ciiParty(Twig party) {
        if (party == null) {
            return null;
        }
        String vat = party.all("SpecifiedTaxRegistration/ID").filter(id -> "VA".equals(id.scheme())).map(Twig::value).findFirst().orElse(null);
        Twig endpoint = party.at("URIUniversalCommunication/URIID");
        List<String> ids = new ArrayList<>();
        party.all("GlobalID").map(Twig::value).forEach(ids::add);
        party.all("ID").map(Twig::value).forEach(ids::add);
        return new InvoiceDocument.Party(ids, vat, party.text("SpecifiedLegalOrganization/ID"), endpoint == null ? null : endpoint.value(),
                endpoint != null && "EM".equals(endpoint.scheme()), party.text("Name"), party.text("PostalTradeAddress/LineOne"),
                party.text("PostalTradeAddress/PostcodeCode"), party.text("PostalTradeAddress/CityName"), party.text("PostalTradeAddress/CountryID"),
                party.text("DefinedTradeContact/PersonName", "DefinedTradeContact/DepartmentName"),
                party.text("DefinedTradeContact/EmailURIUniversalCommunication/URIID"),
                party.text("DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber"));
    }

    /** CII writes days as 20160627. */
    private static String day(String written) {
        return written != null && written.matches("\\d{8}") ? written.substring(0, 4) + "-" + written.substring(4, 6) + "-" + written.substring(6) : written;
    }

    private static List<String> dates(Stream<Twig> written) {
        return written.map(one -> day(one.value())).filter(day -> !day.isEmpty()).distinct().toList();
    }

    private static void addMoney(Set<String> currencies, Stream<Twig> amounts) {
        amounts.map(Twig::currency).filter(Objects::nonNull).forEach(currencies::add);
    }

    private static String words(Twig in, String path) {
        List<String> said = in.all(path).map(Twig::value).filter(words -> !words.isEmpty()).toList();
        return said.isEmpty() ? null : String.join("\n", said);
    }

    private static BigDecimal money(Twig totals, String name) {
        return totals == null ? null : amount(totals.text(name));
    }

    private static BigDecimal amount(String written) {
        if (written == null) {
            return null;
        }
        if (!written.matches("[+-]?\\d{1,15}(\\.\\d{1,10})?")) {
            throw new FileRefused("'" + (written.length() > 40 ? written.substring(0, 40) + "…" : written) + "' is no amount", "Write it like 1234.50");
        }
        return new BigDecimal(written);
    }

    private static String twoDecimals(String written) {
        BigDecimal exact = amount(written).stripTrailingZeros();
        return exact.scale() > 2 ? written : exact.setScale(2).toPlainString();
    }

    private static BigDecimal or0(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static BigDecimal plus(BigDecimal sum, BigDecimal one) {
        return sum == null || one == null ? null : sum.add(one);
    }
}
