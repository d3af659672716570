package org.dunwell.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.ubl21.UBL21Marshaller;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import oasis.names.specification.ubl.schema.xsd.reminder_21.ReminderType;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.message.Reminder;
import org.junit.jupiter.api.Test;

/** Reminders for the customer's program, held against the schema of OASIS. */
class UblReminderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 12);
    private static final Creditor NORDWIND = new Creditor("nordwind", "Nordwind & Söhne GmbH", new Address("Speicherstraße 14", "20457", "Hamburg", "DE"),
            "a@nordwind.example", "+49 40 5550 1420", "DE02 1203 0000 0000 2020 51", "BYLADEM1001", ZoneId.of("Europe/Berlin"), null);
    private static final Creditor BARE = new Creditor("bare", "Bare Ltd", new Address(null, null, null, "GB"), null, null, null, null, ZoneId.of("Europe/London"), null);
    private static final Customer CUSTOMER = new Customer("K-1", "Łukasz <Wiśniewski>", Customer.Kind.BUSINESS, null, new Address(null, null, null, "PL"), null, null,
            Locale.ENGLISH, ZoneId.of("Europe/Warsaw"), null);

    @Test
    void itIsValidAndSaysWhatIsOpenOnWhichInvoiceAndHowToPay() throws Exception {
        byte[] xml = new UblReminder().write(reminder(NORDWIND, "EUR", "482.30", "40.00"));
        validate(xml);

        ReminderType read = UBL21Marshaller.reminder().read(xml);
        assertThat(read.getIDValue()).isEqualTo("C-2026-000417/2");
        assertThat(read.getReminderSequenceNumericValue()).isEqualByComparingTo("2");
        assertThat(read.getReminderTypeCodeValue()).isEqualTo("firmReminder");
        assertThat(read.getReminderLine()).hasSize(2).allSatisfy(line ->
                assertThat(line.getBillingReferenceAtIndex(0).getInvoiceDocumentReference().getIDValue()).isEqualTo("R-1"));
        assertThat(read.getReminderLine()).extracting(line -> line.getDebitLineAmount().getValue()).containsExactly(new BigDecimal("482.30"), new BigDecimal("40.00"));
        assertThat(read.getLegalMonetaryTotal().getPayableAmountValue()).isEqualByComparingTo("522.30");
        assertThat(read.getLegalMonetaryTotal().getPayableAmount().getCurrencyID()).isEqualTo("EUR");
        assertThat(read.getPaymentMeansAtIndex(0).getPaymentMeansCodeValue()).isEqualTo("58");
        assertThat(read.getPaymentMeansAtIndex(0).getPaymentIDAtIndex(0).getValue()).startsWith("RF").endsWith("DW7");
        assertThat(read.getPaymentMeansAtIndex(0).getPayeeFinancialAccount().getIDValue()).isEqualTo("DE02120300000000202051");
        assertThat(read.getAccountingCustomerParty().getParty().getPartyNameAtIndex(0).getNameValue()).isEqualTo("Łukasz <Wiśniewski>");
    }

    @Test
    void whoeverIsHardlyKnownGetsAValidOneToo() throws Exception {
        for (String[] money : new String[][]{{"JPY", "48230", "400"}, {"KWD", "482.301", "0.125"}}) {
            byte[] xml = new UblReminder().write(reminder(BARE, money[0], money[1], money[2]));
            validate(xml);
            assertThat(UBL21Marshaller.reminder().read(xml).getPaymentMeans()).isEmpty();
        }
    }

    private static Reminder reminder(Creditor creditor, String currency, String principal, String fee) {
        Money open = Money.of(principal, currency);
        Money charge = Money.of(fee, currency);
        return new Reminder("m-1", TODAY, 2, "firmReminder", "Second reminder", "en", "C-2026-000417", creditor, CUSTOMER,
                List.of(new Invoice(7, 1, "R-1", TODAY.minusDays(60), TODAY.minusDays(30), open, open, null),
                        new Invoice(8, 1, "R-1/fee-1", TODAY, TODAY.minusDays(30), charge, charge, null, Invoice.Kind.FEE, 7L)), open.plus(charge));
    }

    private static void validate(byte[] xml) throws Exception {
        Source[] schema = UBL21Marshaller.getAllReminderXSDs().stream().map(part -> new StreamSource(part.getAsURL().toString())).toArray(Source[]::new);
        assertThat(schema[schema.length - 1].getSystemId()).endsWith("UBL-Reminder-2.1.xsd");
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(schema).newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    }
}
