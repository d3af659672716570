package org.dunwell.files;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.Batch;
import org.dunwell.intake.Finding;
import org.dunwell.ledger.Money;

/** One movement as a bank writes it, in whatever format; checked when it is made a {@link BankEntry}. */
final class BankDraft {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{0,10})?");
    private static final BigDecimal TOO_MUCH = new BigDecimal("1000000000000");
    private static final LocalDate TOO_EARLY = LocalDate.of(1970, 1, 1);
    private static final LocalDate TOO_LATE = LocalDate.of(2100, 1, 1);

    String place;
    long line;
    String creditor;
    String bankAccount;
    String amount;
    String currency;
    boolean isCredit;
    boolean isReturn;
    String bookedOn;
    String valueDate;
    String payerName;
    String payerAccount;
    String creditorReference;
    String endToEndId;
    String text;
    String bankReference;
    String returnReason;
    String onceKey;
    String batch;
    String batchAmount;
    boolean isSum;
    final List<Finding> notices = new ArrayList<>();

    private final List<Finding> refusals = new ArrayList<>();

    /** @return null when it is no plain positive number with a dot */
    static BigDecimal number(String amount) {
        return amount != null && NUMBER.matcher(amount).matches() ? new BigDecimal(amount) : null;
    }

    /** @param latest movements booked after this day are not taken yet */
    BankRecord checked(LocalDate latest) {
        if (!isCredit && !isReturn) {
            return BankRecord.leftOut(line);
        }
        Money money = money();
        LocalDate booked = day("bookedOn", bookedOn == null ? valueDate : bookedOn);
        LocalDate value = valueDate == null ? booked : day("valueDate", valueDate);
        if (!refusals.isEmpty()) {
            return new BankRecord(line, null, List.copyOf(refusals), null, false);
        }
        if (booked.isAfter(latest)) {
            return BankRecord.not(Finding.notYet(line, "bookedOn", booked.toString(), "Booked after today"));
        }
        BankEntry entry = new BankEntry(place, line, creditor, bankAccount, isCredit ? money : money.negated(), isReturn && !isCredit, booked, value,
                text(payerName, 200), compact(payerAccount, 60), compact(creditorReference, 60), reference(endToEndId), text(text, 2000),
                reference(bankReference), text(returnReason, 200), onceKey);
        return new BankRecord(line, entry, List.copyOf(notices), batch(money), isSum);
    }

    private Batch batch(Money part) {
        BigDecimal whole = number(batchAmount);
        return batch == null || whole == null || whole.stripTrailingZeros().scale() > part.currency().getDefaultFractionDigits() ? null
                : new Batch(batch, isCredit ? new Money(whole, part.currency()) : new Money(whole, part.currency()).negated());
    }

    private Money money() {
        Currency known = currency();
        BigDecimal number = number(amount);
        if (number == null) {
            refuse("amount", amount, amount != null && amount.startsWith("-") ? "The amount is negative: the sign is told by credit or debit"
                    : amount == null ? "Nothing is said" : "Not an amount", "Ask the bank for a right file");
        } else if (number.signum() == 0) {
            refuse("amount", amount, "The amount is zero: there is nothing to book", null);
        } else if (number.compareTo(TOO_MUCH) >= 0) {
            refuse("amount", amount, "The amount is a million million or more", "Ask the bank");
        } else if (known != null && number.stripTrailingZeros().scale() > known.getDefaultFractionDigits()) {
            refuse("amount", amount, "More decimals than " + known + " has (" + known.getDefaultFractionDigits() + ")", "Ask the bank");
        } else if (known != null) {
            return new Money(number, known);
        }
        return null;
    }

    private Currency currency() {
        try {
            Currency known = Currency.getInstance(String.valueOf(currency).toUpperCase(Locale.ROOT));
            if (known.getDefaultFractionDigits() >= 0) {
                return known;
            }
        } catch (IllegalArgumentException unknown) {
            // said below, like a code that is no money
        }
        refuse("currency", currency, "No currency", "It must be a code of ISO 4217, like USD or EUR");
        return null;
    }

    private LocalDate day(String field, String written) {
        try {
            if (written != null && written.length() >= 10) {
                LocalDate day = LocalDate.parse(written.substring(0, 10));
                if (!day.isBefore(TOO_EARLY) && day.isBefore(TOO_LATE)) {
                    return day;
                }
                refuse(field, written, "No real day: it lies before 1970 or after 2099", "Ask the bank");
                return null;
            }
        } catch (DateTimeException impossible) {
            // said below
        }
        refuse(field, written, written == null ? "No date is told" : "There is no such day", "Ask the bank");
        return null;
    }

    private void refuse(String field, String value, String reason, String mend) {
        refusals.add(Finding.refused(line, field, value, place + ": " + reason, mend));
    }

    /** Signs that cannot be kept become blanks: what somebody paid for is read by people and must not keep money out. */
    static String text(String told, int longest) {
        if (told == null) {
            return null;
        }
        String clean = Cell.clean(told);
        if (Cell.isDamaged(clean)) {
            clean = clean.replaceAll("[\\p{Cntrl}\\uFFFD\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]+", " ").strip();
        }
        return clean.isEmpty() ? null : clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    static String compact(String told, int longest) {
        return told == null ? null : text(told.replaceAll("\\s+", ""), longest);
    }

    private static String reference(String told) {
        String clean = text(told, 60);
        return isReference(clean) ? clean : null;
    }

    static boolean isReference(String told) {
        return told != null && !told.isBlank() && !told.matches("(?i)NOT ?PROVIDED|NONREF|NOREF|NONE|0+");
    }
}
