package org.dunwell.files;

import java.io.IOException;
import java.nio.file.Path;
import org.dunwell.intake.BookPayments;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Report;
import org.springframework.stereotype.Component;

/** A list of payments as delimited text. */
@Component
class PaymentsCsv implements FileFormat {

    private final BookPayments payments;

    PaymentsCsv(BookPayments payments) {
        this.payments = payments;
    }

    @Override
    public Report.Kind kind() {
        return Report.Kind.PAYMENTS;
    }

    @Override
    public void takeIn(Path file, Mapping mapping, Run run) throws IOException {
        Sheet sheet = Sheet.of(file, mapping, PaymentLines.FIELDS, PaymentLines.NEEDED, PaymentLines.DATES, run);
        PaymentLines lines = new PaymentLines(mapping.creditor() == null ? null : mapping.creditor().id());
        sheet.book(run, lines::read, items -> payments.book(items, "payment file"));
    }
}
