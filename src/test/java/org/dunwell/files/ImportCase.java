package org.dunwell.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Files that come in on 31 December 2012, on empty books. */
@SpringJUnitConfig({LedgerTables.OnH2.class, Importing.class})
abstract class ImportCase {

    static final String ACME = """
            {"creditor": {"id": "acme", "name": "Acme", "country": "US", "timeZone": "America/New_York"},
             "separator": ",", "dateOrder": "YMD", "decimalSign": "."}""";

    @Autowired Intake intake;
    @Autowired Reports reports;
    @Autowired Accounts accounts;
    @Autowired Ledger ledger;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Importing importing;
    @TempDir Path folder;

    @BeforeEach
    void emptyBooks() {
        List.of("import_finding", "import_run", "allocation", "ledger_entry", "invoice", "account", "customer", "creditor", "trail")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        clock.setDay("2012-12-31");
        importing.told.clear();
    }

    Report load(String mapping, String... lines) {
        return loadBytes(mapping, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Report load(String mapping, Charset charset, String... lines) {
        return loadBytes(mapping, String.join("\n", lines).getBytes(charset));
    }

    Report loadBytes(String mapping, byte[] bytes) {
        return loadFile(mapping, file(bytes));
    }

    Report loadFile(String mapping, Path file) {
        return intake.takeIn(Report.Kind.OPEN_ITEMS, file, "test.csv", mapping(mapping));
    }

    Report pay(String mapping, String... lines) {
        return intake.takeIn(Report.Kind.PAYMENTS, file(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), "payments.csv", mapping(mapping));
    }

    static Mapping mapping(String json) {
        try {
            return new ObjectMapper().readValue(json, Mapping.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Path file(byte[] bytes) {
        try {
            return Files.write(folder.resolve("in.csv"), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Path resource(String name) {
        return Path.of("src/test/resources/open-items", name);
    }

    /** {@code line outcome field: reason} */
    List<String> findings(Report report) {
        return reports.findings(report.id(), 0, 1000).stream().map(one -> one.line() + " " + one.outcome().word() + " " + one.field() + ": "
                + one.reason()).toList();
    }

    Finding onlyFinding(Report report) {
        List<Finding> all = reports.findings(report.id(), 0, 10);
        if (all.size() != 1) {
            throw new AssertionError("Not one finding but " + all);
        }
        return all.get(0);
    }

    String csvReport(Report report) {
        try {
            StringWriter to = new StringWriter();
            intake.writeFindings(report.id(), to);
            return to.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Every account with its balance and invoices, without the ids of the database. */
    List<String> books() {
        return jdbc.sql("""
                select a.customer_id, a.creditor_id, a.currency, i.number, i.issued_on, i.due_on, i.amount, i.open_amount,
                  (select sum(e.amount) from ledger_entry e where e.account_id = a.account_id) as balance
                from account a left join invoice i on i.account_id = a.account_id
                order by a.customer_id, a.currency, i.number""").query().listOfRows().stream().map(Object::toString).toList();
    }

    Invoice invoice(String customer, String number) {
        Account account = accounts.ofCustomers(List.of(customer)).get(0);
        return accounts.invoice(account.id(), number).orElseThrow();
    }

    String balance(String customer) {
        Account account = accounts.ofCustomers(List.of(customer)).get(0);
        return ledger.balance(account).toString();
    }
}
