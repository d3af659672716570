package org.dunwell.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.agency.AgencyOutbox.Letter;
import org.dunwell.agency.AgencyOutbox.Line;
import org.dunwell.agency.AgencyOutbox.Placed;
import org.dunwell.agency.AgencyOutbox.Recalled;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.placement.PlacedInvoice;

/** The layout of files to agencies, version 1: HDR, then PLC with its INV, or RCL, then TRL. Documented in agency-files.md. */
class AgencyLayout {

    static final String VERSION = "1";

    private final Letter letter;
    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    private final Map<String, Money> totals = new TreeMap<>();
    private int records;

    AgencyLayout(Letter letter) {
        this.letter = letter;
    }

    String text() {
        try (csv) {
            csv.writeRecord("HDR", VERSION, letter.fileId(), letter.agency().id(), creditors(), letter.madeAt().toString());
            letter.lines().forEach(this::line);
            trailer();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    private String creditors() {
        return String.join(" ", letter.lines().stream()
                .filter(Placed.class::isInstance).map(line -> ((Placed) line).creditor().id())
                .distinct().sorted().toList());
    }

    private void line(Line line) {
        if (line instanceof Placed placed) {
            placement(placed);
        } else if (line instanceof Recalled recalled) {
            record("RCL", id(line), line.of().number(), safe(line.placement().agencyReference()), safe(line.of().customerId()),
                    safe(recalled.why()), recalled.at().toString());
        }
    }

    private void placement(Placed placed) {
        Customer customer = placed.customer();
        Creditor creditor = placed.creditor();
        Address address = customer.address();
        Money total = placed.invoices().stream().map(PlacedInvoice::amount).reduce(Money::plus).orElseThrow();
        record("PLC", id(placed), placed.of().number(), safe(creditor.id()), safe(creditor.name()), safe(customer.id()),
                safe(customer.name()), customer.kind().name().toLowerCase(Locale.ROOT), safe(customer.contactName()),
                safe(address.street()), safe(address.postalCode()), safe(address.city()), address.country(), safe(customer.email()),
                safe(customer.phone()), customer.language().toLanguageTag(), day(placed.placement().placedOn()),
                total.currency().getCurrencyCode(), amount(total), String.valueOf(placed.invoices().size()));
        placed.invoices().forEach(one -> invoice(placed, one));
        totals.merge(total.currency().getCurrencyCode(), total, Money::plus);
    }

    private void invoice(Placed placed, PlacedInvoice one) {
        Invoice invoice = one.invoice();
        record("INV", id(placed), safe(invoice.number()), day(invoice.issuedOn()), day(invoice.dueOn()), amount(invoice.amount()),
                amount(one.amount()), one.amount().currency().getCurrencyCode(), safe(invoice.subject()));
    }

    private void trailer() {
        List<String> fields = new ArrayList<>(List.of("TRL", String.valueOf(records)));
        totals.forEach((currency, total) -> fields.addAll(List.of(currency, amount(total))));
        csv.writeRecord(fields);
    }

    private void record(String... fields) {
        csv.writeRecord(fields);
        records++;
    }

    private static String id(Line line) {
        return String.valueOf(line.placement().id());
    }

    private static String amount(Money money) {
        return money.amount().toPlainString();
    }

    private static String day(LocalDate day) {
        return day.toString();
    }

    private static String safe(String value) {
        return PlainField.of(value);
    }
}
