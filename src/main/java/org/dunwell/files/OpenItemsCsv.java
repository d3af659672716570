package org.dunwell.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dunwell.customer.Creditor;
import org.dunwell.intake.BookOpenItems;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.FollowFullList;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.OpenItem;
import org.dunwell.intake.Report;
import org.dunwell.intake.Tally;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Invoice;
import org.springframework.stereotype.Component;

/** A creditor's open items as delimited text. */
@Component
class OpenItemsCsv implements FileFormat {

    private final FileCreditors creditors;
    private final BookOpenItems openItems;
    private final HouseCurrency houseCurrency;
    private final FollowFullList fullLists;

    OpenItemsCsv(FileCreditors creditors, BookOpenItems openItems, HouseCurrency houseCurrency, FollowFullList fullLists) {
        this.creditors = creditors;
        this.openItems = openItems;
        this.houseCurrency = houseCurrency;
        this.fullLists = fullLists;
    }

    @Override
    public Report.Kind kind() {
        return Report.Kind.OPEN_ITEMS;
    }

    @Override
    public void takeIn(Path file, Mapping mapping, Run run) throws IOException {
        Sheet sheet = Sheet.of(file, mapping, OpenItemLines.FIELDS, OpenItemLines.NEEDED, OpenItemLines.DATES, run);
        Creditor creditor = creditors.of(mapping);
        String digest = mapping.fullList() ? OnceKeys.digest(run.fileName(), file) : null;
        if (digest != null && fullLists.isOutdated(creditor, digest)) {
            throw new FileRefused("This full list was taken in before, and a newer one came after it: it would settle what is open",
                    "Send the newest list; if this one is right, send it under another name");
        }
        OpenItemLines lines = new OpenItemLines(creditor);
        Set<Currency> currencies = new HashSet<>();
        sheet.book(run, line -> {
            OpenItem item = lines.read(line);
            if (item != null && currencies.add(item.amount().currency()) && !houseCurrency.knows(item.amount().currency())) {
                line.notice("currency", item.amount().currency().getCurrencyCode(), "There is no exchange rate for it: it is booked, "
                        + "but cases in it cannot be ranked or decided", "Add a rate to the file of rates (dunwell.rates.file)");
            }
            return item;
        }, items -> openItems.book(creditor, items, mapping.fullList() ? run.importId() : null));
        if (digest != null) {
            settleAbsent(creditor, mapping, digest, run);
        }
    }

    /** What the list no longer holds. Begun anew when it was stopped: what is settled is not absent any more. */
    private void settleAbsent(Creditor creditor, Mapping mapping, String digest, Run run) {
        if (run.tally().counts().refused() > 0) {
            run.keep(() -> said(Finding.refused(0, null, null, "Lines were refused, so this is no full list: nothing that it does not hold was settled",
                    "Mend the refused lines and send the whole list again")));
            return;
        }
        int most = mapping.mostSettledPercent() == null ? FollowFullList.USUAL_PERCENT : mapping.mostSettledPercent();
        Optional<Finding> tooMany = fullLists.tooMany(creditor, run.importId(), most);
        if (tooMany.isPresent()) {
            run.keep(() -> said(tooMany.get()));
            return;
        }
        List<Invoice> some;
        for (long after = 0; !(some = fullLists.absent(creditor, run.importId(), after)).isEmpty(); after = some.get(some.size() - 1).id()) {
            List<Invoice> absent = some;
            run.keep(() -> fullLists.settle(creditor, run.importId(), absent));
        }
        fullLists.taken(creditor, run.importId(), digest);
    }

    private static Tally said(Finding finding) {
        Tally tally = new Tally();
        tally.say(finding);
        return tally;
    }
}
