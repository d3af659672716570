package org.dunwell.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import org.dunwell.agency.AgencyTold;
import org.dunwell.agency.CloseCode;
import org.dunwell.ledger.Money;

/** Reads one record of a file from an agency. */
class AgencyRecordReader {

    /** The record cannot be understood. */
    static class Unreadable extends RuntimeException {

        private final String field;
        private final String mend;

        Unreadable(String field, String reason, String mend) {
            super(reason);
            this.field = field;
            this.mend = mend;
        }

        String field() {
            return field;
        }

        String mend() {
            return mend;
        }
    }

    private final CsvRecord record;

    AgencyRecordReader(CsvRecord record) {
        this.record = record;
    }

    AgencyTold told() {
        return switch (record.getField(0)) {
            case "ACK" -> {
                has(3, "ACK, placement, agency reference");
                yield new AgencyTold.Acknowledged(placement(), text(2, "agencyReference", 60));
            }
            case "PAY" -> {
                has(7, "PAY, placement, payment, paid on, amount, currency, invoice (may be empty)");
                yield new AgencyTold.Paid(placement(), text(2, "payment", 60), day(), money(), invoice());
            }
            case "RTN" -> {
                has(3, "RTN, placement, reason");
                yield new AgencyTold.Returned(placement(), text(2, "reason", 150));
            }
            case "CLS" -> {
                has(3, "CLS, placement, close code");
                yield new AgencyTold.Closed(placement(), CloseCode.named(record.getField(2)).orElseThrow(() ->
                        new Unreadable("closeCode", "There is no close code '" + record.getField(2) + "'", "One of " + CloseCode.words())));
            }
            default -> throw new Unreadable("record", "There is no record '" + record.getField(0) + "'", "One of ACK, PAY, RTN, CLS");
        };
    }

    private void has(int fields, String layout) {
        if (record.getFieldCount() != fields) {
            throw new Unreadable("record", record.getField(0) + " has " + fields + " fields, here it has " + record.getFieldCount(), layout);
        }
    }

    private long placement() {
        if (!record.getField(1).matches("[0-9]{1,18}")) {
            throw new Unreadable("placement", "'" + record.getField(1) + "' is no placement number", "Give the placement number of the PLC record");
        }
        return Long.parseLong(record.getField(1));
    }

    private String text(int field, String name, int length) {
        String text = record.getField(field).strip();
        if (text.isEmpty() || text.length() > length || text.chars().anyMatch(Character::isISOControl)) {
            throw new Unreadable(name, name + " has 1 to " + length + " characters on one line", "Fill it in, in one line");
        }
        return text;
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(record.getField(3));
        } catch (DateTimeException wrong) {
            throw new Unreadable("paidOn", "'" + record.getField(3) + "' is no day", "Write days as 2026-03-20");
        }
    }

    private Money money() {
        Currency currency;
        try {
            currency = Currency.getInstance(record.getField(5));
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable("currency", "'" + record.getField(5) + "' is no currency", "Three letters by ISO 4217, such as EUR");
        }
        try {
            Money money = new Money(new BigDecimal(record.getField(4)), currency);
            if (money.isPositive()) {
                return money;
            }
        } catch (ArithmeticException tooFine) {
            throw new Unreadable("amount", record.getField(4) + " has more decimals than " + currency + " knows", PlainAmount.HOW);
        }
        throw new Unreadable("amount", "A payment is above zero", "Tell money that was taken back to the creditor's staff; it is booked by hand");
    }

    private String invoice() {
        String number = PlainField.original(record.getField(6).strip());
        return number.isEmpty() ? null : number;
    }
}
