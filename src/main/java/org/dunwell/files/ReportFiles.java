package org.dunwell.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dunwell.insight.Aging;
import org.dunwell.insight.AgingBucket;
import org.dunwell.insight.CollectionFigures;
import org.dunwell.insight.Period;
import org.dunwell.insight.ReportSheets;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** Reports as CSV; amounts with a decimal point, absent figures empty. */
@Component
class ReportFiles implements ReportSheets {

    @Override
    public void write(LocalDate asOf, String creditorId, List<Aging> aging, Writer to) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(to);
        csv.writeRecord("asOf", "creditor", "currency", "currentInvoices", "current", "days1To30Invoices", "days1To30", "days31To60Invoices", "days31To60",
                "days61To90Invoices", "days61To90", "over90Invoices", "over90", "totalInvoices", "total", "charges", "creditOnAccount");
        for (Aging of : aging) {
            List<String> line = new ArrayList<>(List.of(asOf.toString(), PlainField.of(creditorId), of.currency().getCurrencyCode()));
            for (AgingBucket bucket : AgingBucket.values()) {
                add(line, of.of(bucket));
            }
            add(line, of.total());
            line.add(plain(of.charges()));
            line.add(plain(of.credit()));
            csv.writeRecord(line);
        }
        csv.flush();
    }

    @Override
    public void write(Period period, String creditorId, List<CollectionFigures> collection, Writer to) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(to);
        csv.writeRecord("from", "to", "days", "creditor", "currency", "beginningReceivables", "sales", "endingReceivables", "endingCurrent", "dso",
                "dsoCountBack", "cei", "countBackMonths");
        for (CollectionFigures of : collection) {
            csv.writeRecord(period.from().toString(), period.to().toString(), Integer.toString(period.days()), PlainField.of(creditorId),
                    of.currency().getCurrencyCode(), plain(of.beginning()), plain(of.sales()), plain(of.ending()), plain(of.endingCurrent()),
                    plain(of.dso()), plain(of.countBack().days()), plain(of.cei()), of.countBack().months().stream()
                            .map(month -> month.month() + ": " + month.days() + " days, sales " + plain(month.sales()) + ", deducted " + plain(month.deducted()))
                            .collect(Collectors.joining("; ")));
        }
        csv.flush();
    }

    private static void add(List<String> line, Aging.Tally tally) {
        line.add(Integer.toString(tally.invoices()));
        line.add(plain(tally.open()));
    }

    private static String plain(Money money) {
        return money.amount().toPlainString();
    }

    private static String plain(Optional<BigDecimal> figure) {
        return figure.map(BigDecimal::toPlainString).orElse("");
    }
}
