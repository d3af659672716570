package org.dunwell.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;

/** Reads the made-up people of {@code demo/*.csv}. Telephone numbers are from ranges reserved for fiction. */
final class DemoFiles {

    private DemoFiles() {
    }

    /** A line of accounts.csv. */
    record AccountLine(String customer, String creditor, Plot plot, String owed) {
    }

    static List<Creditor> creditors() {
        return List.of(
                new Creditor("hansewerk", "Hansewerk Betriebsausstattung GmbH", new Address("Werfthalle 12", "20457", "Hamburg", "DE"),
                        "forderungen@hansewerk.example.com", "+49 40 66969 100", "DE71123456780000100200", "HAWKDEHHXXX",
                        ZoneId.of("Europe/Berlin"), "https://pay.hansewerk.example.com/{reference}"),
                new Creditor("tamarack", "Tamarack Laboratory Supply, Inc.", new Address("1200 Riverfront Parkway", "97201", "Portland", "US"),
                        "receivables@tamarack.example.com", "+1 503 555 0140", null, null,
                        ZoneId.of("America/Los_Angeles"), "https://pay.tamarack.example.com/{reference}"));
    }

    static List<Customer> customers() {
        return lines("demo/customers.csv").stream().map(DemoFiles::customer).toList();
    }

    static List<AccountLine> accounts() {
        return lines("demo/accounts.csv").stream().map(cell -> new AccountLine(cell[0], cell[1], Plot.valueOf(cell[2]), cell[3])).toList();
    }

    private static Customer customer(String[] cell) {
        return new Customer(cell[0], cell[1], Customer.Kind.valueOf(cell[2].toUpperCase(Locale.ROOT)), orNull(cell[3]),
                new Address(orNull(cell[4]), orNull(cell[5]), orNull(cell[6]), cell[7]), orNull(cell[8]), orNull(cell[9]),
                Locale.forLanguageTag(cell[10]), ZoneId.of(cell[11]), null);
    }

    private static List<String[]> lines(String resource) {
        try (InputStream in = DemoFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The application lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(";", -1)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String orNull(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
