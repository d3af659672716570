package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;

/** Reads a row of table invoice, with the currency of its account. */
final class InvoiceRow {

    private InvoiceRow() {
    }

    static Invoice read(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Invoice(row.getLong("invoice_id"), row.getLong("account_id"), row.getString("number"),
                row.getObject("issued_on", LocalDate.class), row.getObject("due_on", LocalDate.class),
                new Money(row.getBigDecimal("amount"), currency), new Money(row.getBigDecimal("open_amount"), currency),
                row.getString("subject"), Invoice.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), Utc.number(row, "charged_on_invoice"));
    }

    static String word(Invoice.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
