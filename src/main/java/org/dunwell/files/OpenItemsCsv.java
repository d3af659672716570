package org.dunwell.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.dunwell.customer.Creditor;
import org.dunwell.intake.BookOpenItems;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.OpenItem;
import org.dunwell.intake.Report;
import org.dunwell.ledger.HouseCurrency;
import org.springframework.stereotype.Component;

/** A creditor's open items as delimited text. */
@Component
class OpenItemsCsv implements FileFormat {

    private final FileCreditors creditors;
    private final BookOpenItems openItems;
    private final HouseCurrency houseCurrency;

    OpenItemsCsv(FileCreditors creditors, BookOpenItems openItems, HouseCurrency houseCurrency) {
        this.creditors = creditors;
        this.openItems = openItems;
        this.houseCurrency = houseCurrency;
    }

    @Override
    public Report.Kind kind() {
        return Report.Kind.OPEN_ITEMS;
    }

    @Override
    public void takeIn(Path file, Mapping mapping, Run run) throws IOException {
        Sheet sheet = Sheet.of(file, mapping, OpenItemLines.FIELDS, OpenItemLines.NEEDED, OpenItemLines.DATES, run);
        Creditor creditor = creditors.of(mapping);
        OpenItemLines lines = new OpenItemLines(creditor);
        Set<Currency> currencies = new HashSet<>();
        sheet.book(run, line -> {
            OpenItem item = lines.read(line);
            if (item != null && currencies.add(item.amount().currency()) && !houseCurrency.knows(item.amount().currency())) {
                line.notice("currency", item.amount().currency().getCurrencyCode(), "There is no exchange rate for it: it is booked, "
                        + "but cases in it cannot be ranked or decided", "Add a rate to the file of rates (dunwell.rates.file)");
            }
            return item;
        }, items -> openItems.book(creditor, items));
    }
}
