package org.dunwell.ubl;

import com.helger.diagnostics.error.list.ErrorList;
import com.helger.ubl21.UBL21Marshaller;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BranchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialInstitutionType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ReminderLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import oasis.names.specification.ubl.schema.xsd.reminder_21.ReminderType;
import org.dunwell.bank.CreditorReference;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.dunwell.message.Reminder;
import org.dunwell.message.ReminderFormat;
import org.dunwell.message.TextRefused;
import org.springframework.stereotype.Component;

/** A reminder as OASIS UBL 2.1 Reminder, checked against its schema before it is given away. Codes of payment means are those of UNCL 4461. */
@Component
class UblReminder implements ReminderFormat {

    private static final String SEPA_CREDIT_TRANSFER = "58";
    private static final String CREDIT_TRANSFER = "30";

    @Override
    public byte[] write(Reminder reminder) {
        ErrorList faults = new ErrorList();
        byte[] xml = UBL21Marshaller.reminder().setFormattedOutput(true).setCollectErrors(faults).getAsBytes(document(reminder));
        if (xml == null || faults.containsAtLeastOneError()) {
            throw new TextRefused("The reminder of message " + reminder.id() + " cannot be written as UBL: " + faults.getAllErrors());
        }
        return xml;
    }

    private static ReminderType document(Reminder reminder) {
        String currency = reminder.payable().currency().getCurrencyCode();
        ReminderType document = new ReminderType();
        document.setUBLVersionID("2.1");
        document.setID(reminder.caseNumber() + "/" + reminder.sequence());
        document.setUUID(reminder.id());
        document.setIssueDate(reminder.issuedOn());
        document.setReminderTypeCode(reminder.level());
        document.setReminderSequenceNumeric(BigDecimal.valueOf(reminder.sequence()));
        NoteType note = new NoteType();
        note.setValue(reminder.subject());
        note.setLanguageID(reminder.language());
        document.addNote(note);
        document.setDocumentCurrencyCode(currency);
        document.setLineCountNumeric(BigDecimal.valueOf(reminder.items().size()));
        document.setAccountingSupplierParty(supplier(reminder.creditor()));
        document.setAccountingCustomerParty(customer(reminder.customer()));
        paymentMeans(reminder).ifPresent(document::addPaymentMeans);
        document.setLegalMonetaryTotal(total(reminder, currency));
        for (Invoice item : reminder.items()) {
            document.addReminderLine(line(item, document.getReminderLineCount() + 1, currency, reminder.items()));
        }
        return document;
    }

    private static ReminderLineType line(Invoice item, int number, String currency, List<Invoice> all) {
        Invoice invoice = all.stream().filter(of -> of.id() == item.belongsTo()).findFirst().orElse(item);
        DocumentReferenceType document = new DocumentReferenceType();
        document.setID(invoice.number());
        document.setIssueDate(invoice.issuedOn());
        BillingReferenceType reference = new BillingReferenceType();
        reference.setInvoiceDocumentReference(document);
        ReminderLineType line = new ReminderLineType();
        line.setID(String.valueOf(number));
        NoteType note = new NoteType();
        note.setValue(item.isCharge() ? item.kind().name().toLowerCase(java.util.Locale.ROOT) + ", due " + item.dueOn() : "due " + item.dueOn());
        line.addNote(note);
        line.setDebitLineAmount(item.open().amount()).setCurrencyID(currency);
        line.addBillingReference(reference);
        return line;
    }

    private static MonetaryTotalType total(Reminder reminder, String currency) {
        MonetaryTotalType total = new MonetaryTotalType();
        BigDecimal lines = reminder.items().stream().map(item -> item.open().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        total.setLineExtensionAmount(lines).setCurrencyID(currency);
        total.setPayableAmount(reminder.payable().amount()).setCurrencyID(currency);
        return total;
    }

    private static Optional<PaymentMeansType> paymentMeans(Reminder reminder) {
        Creditor creditor = reminder.creditor();
        if (creditor.iban() == null || creditor.iban().isBlank()) {
            return Optional.empty();
        }
        FinancialAccountType account = new FinancialAccountType();
        account.setID(creditor.iban().replaceAll("\\s", ""));
        account.setName(creditor.name());
        if (creditor.bic() != null && !creditor.bic().isBlank()) {
            FinancialInstitutionType bank = new FinancialInstitutionType();
            bank.setID(creditor.bic().strip());
            BranchType branch = new BranchType();
            branch.setFinancialInstitution(bank);
            account.setFinancialInstitutionBranch(branch);
        }
        PaymentMeansType means = new PaymentMeansType();
        means.setPaymentMeansCode(reminder.payable().currency().getCurrencyCode().equals("EUR") ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER);
        PaymentIDType reference = new PaymentIDType();
        reference.setValue(CreditorReference.ofInvoice(reminder.items().get(0).belongsTo()).text());
        means.addPaymentID(reference);
        means.setPayeeFinancialAccount(account);
        return Optional.of(means);
    }

    private static SupplierPartyType supplier(Creditor creditor) {
        SupplierPartyType supplier = new SupplierPartyType();
        supplier.setParty(party(creditor.id(), creditor.name(), creditor.address(), contact(null, creditor.phone(), creditor.email())));
        return supplier;
    }

    private static CustomerPartyType customer(Customer customer) {
        CustomerPartyType party = new CustomerPartyType();
        party.setSupplierAssignedAccountID(customer.id());
        party.setParty(party(customer.id(), customer.name(), customer.address(), contact(customer.contactName(), customer.phone(), customer.email())));
        return party;
    }

    private static PartyType party(String id, String name, Address address, ContactType contact) {
        PartyIdentificationType identification = new PartyIdentificationType();
        identification.setID(id);
        PartyNameType partyName = new PartyNameType();
        partyName.setName(name);
        CountryType country = new CountryType();
        country.setIdentificationCode(address.country());
        AddressType postal = new AddressType();
        given(address.street()).ifPresent(postal::setStreetName);
        given(address.city()).ifPresent(postal::setCityName);
        given(address.postalCode()).ifPresent(postal::setPostalZone);
        postal.setCountry(country);
        PartyType party = new PartyType();
        party.addPartyIdentification(identification);
        party.addPartyName(partyName);
        party.setPostalAddress(postal);
        party.setContact(contact);
        return party;
    }

    /** Null where nothing is known: an empty element says less than none. */
    private static ContactType contact(String name, String phone, String email) {
        if (given(name).isEmpty() && given(phone).isEmpty() && given(email).isEmpty()) {
            return null;
        }
        ContactType contact = new ContactType();
        given(name).ifPresent(contact::setName);
        given(phone).ifPresent(contact::setTelephone);
        given(email).ifPresent(contact::setElectronicMail);
        return contact;
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }
}
