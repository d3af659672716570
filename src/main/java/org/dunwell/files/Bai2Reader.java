package org.dunwell.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;

/** BAI2, the cash management format of American banks: every total and record count is checked. Amounts are in minor units of their currency. */
final class Bai2Reader implements BankReader {

    private static final Set<Integer> RETURNS = Set.of(555, 557, 558);
    private static final Pattern NEXT_RECORD = Pattern.compile("(?<=/)\\s+(?=(01|02|03|16|49|88|98|99),)");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,18}");

    private final TextFile file;
    private final String creditor;
    private final LocalDate latest;
    private Consumer<BankRecord> records;
    private OnceKeys keys;
    private String record;
    private boolean isSlashed;
    private long line;
    private Level whole;
    private Level group;
    private Level account;
    private boolean isEnded;
    private String day;
    private String groupCurrency;
    private String currency;
    private String number;
    private int accounts;

    /** What a trailer is checked against. */
    private static final class Level {
        private BigDecimal total = BigDecimal.ZERO;
        private int parts;
        private int records;
    }

    Bai2Reader(Path file, String encoding, String creditor, LocalDate latest) throws IOException {
        this.file = TextFile.of(file, encoding);
        this.creditor = creditor;
        this.latest = latest;
    }

    @Override
    public String source() {
        return "bank, BAI2";
    }

    @Override
    public void read(Consumer<BankRecord> to, Consumer<Finding> about) throws IOException {
        records = to;
        keys = new OnceKeys();
        record = null;
        whole = null;
        group = null;
        account = null;
        isEnded = false;
        accounts = 0;
        try (BankLines lines = new BankLines(file.open())) {
            for (String told = lines.next(); told != null; told = lines.next()) {
                for (String one : NEXT_RECORD.split(told.stripTrailing())) {
                    physical(one.strip(), lines.number());
                }
            }
        }
        endOfRecord();
        if (!isEnded) {
            throw refused("The file has no trailer (99): it is cut off");
        }
    }

    private void physical(String told, long at) {
        if (told.isEmpty()) {
            return;
        }
        boolean slashed = told.endsWith("/");
        String plain = slashed ? told.substring(0, told.length() - 1) : told;
        boolean more = plain.startsWith("88,") && record != null;
        if (!more) {
            endOfRecord();
            line = at;
            record = plain;
        } else if (record.length() < 20_000) {
            record += (isSlashed ? "," : " ") + plain.substring(3);
        }
        isSlashed = slashed;
        // the trailers count physical records, continuations too
        String code = plain.length() < 2 ? "" : plain.substring(0, 2);
        if (code.equals("01")) {
            whole = new Level();
        } else if (code.equals("02")) {
            group = new Level();
        } else if (code.equals("03")) {
            account = new Level();
        }
        for (Level level : new Level[]{whole, group, account}) {
            if (level != null) {
                level.records++;
            }
        }
    }

    private void endOfRecord() {
        if (record == null) {
            return;
        }
        String[] fields = record.split(",", -1);
        if (isEnded || whole == null) {
            throw refused(isEnded ? "Something stands behind the trailer of the file" : "The file does not begin with a header (01)");
        }
        switch (fields[0]) {
            case "01" -> { }
            case "02" -> {
                if (!"1".equals(field(fields, 3)) && !"".equals(field(fields, 3))) {
                    throw new FileRefused("The group in line " + line + " has the status " + field(fields, 3) + " (deletion, correction or test), which is not taken",
                            "Ask the bank for a file of updates only (status 1): nothing of this file was booked");
                }
                day = day(field(fields, 4));
                groupCurrency = field(fields, 6).isEmpty() ? "USD" : field(fields, 6);
            }
            case "03" -> account(fields);
            case "16" -> detail(fields);
            case "49" -> {
                agree("Account " + number, needed(account), fields, -1);
                needed(group).total = group.total.add(account.total);
                group.parts++;
                account = null;
            }
            case "98" -> {
                agree("Group " + (whole.parts + 1), needed(group), fields, group.parts);
                whole.total = whole.total.add(group.total);
                whole.parts++;
                group = null;
            }
            case "99" -> {
                agree("The file", whole, fields, whole.parts);
                isEnded = true;
            }
            default -> throw refused("There is no record '" + fields[0] + "'");
        }
        record = null;
    }

    private Level needed(Level level) {
        if (level == null) {
            throw refused("Record " + record.substring(0, 2) + " stands where none can be");
        }
        return level;
    }

    private void account(String[] fields) {
        needed(group);
        accounts++;
        number = BankDraft.compact(field(fields, 1), 60);
        currency = field(fields, 2).isEmpty() ? groupCurrency : field(fields, 2);
        for (int at = 3; at + 1 < fields.length; ) {
            add(field(fields, at + 1));
            at = afterFunds(fields, at + 3);
        }
    }

    /** @return where the fields behind the funds type that stands at {@code at} begin */
    private static int afterFunds(String[] fields, int at) {
        return switch (field(fields, at).strip().toUpperCase(java.util.Locale.ROOT)) {
            case "S" -> at + 4;
            case "V" -> at + 3;
            case "D" -> at + 2 + 2 * (field(fields, at + 1).matches("\\d{1,3}") ? Integer.parseInt(field(fields, at + 1)) : 0);
            default -> at + 1;
        };
    }

    private void add(String amount) {
        if (!amount.isBlank()) {
            if (!AMOUNT.matcher(amount.strip()).matches()) {
                throw refused("'" + (amount.length() > 40 ? amount.substring(0, 40) : amount) + "' is no amount, so the totals cannot be checked");
            }
            needed(account).total = account.total.add(new BigDecimal(amount.strip()));
        }
    }

    private void detail(String[] fields) {
        needed(account);
        add(field(fields, 2));
        int rest = afterFunds(fields, 3);
        boolean isValued = field(fields, 3).strip().equalsIgnoreCase("V");
        BankDraft draft = new BankDraft();
        draft.line = line;
        draft.place = "account " + accounts + ", line " + line;
        draft.creditor = creditor;
        draft.bankAccount = number;
        draft.currency = currency;
        draft.bookedOn = day;
        draft.valueDate = isValued && !field(fields, 4).isBlank() ? day(field(fields, 4).strip()) : null;
        draft.bankReference = field(fields, rest);
        String customerReference = field(fields, rest + 1);
        String text = rest + 2 < fields.length ? String.join(",", List.of(fields).subList(rest + 2, fields.length)) : "";
        draft.text = BankDraft.isReference(customerReference) ? (customerReference + " " + text).strip() : text;
        int type = field(fields, 1).matches("\\d{3}") ? Integer.parseInt(field(fields, 1)) : 0;
        draft.isCredit = type >= 100 && type < 400;
        draft.isReturn = RETURNS.contains(type);
        draft.returnReason = draft.isReturn ? ReturnReasons.in(text) : null;
        draft.amount = inMajorUnits(field(fields, 2).strip());
        draft.onceKey = keys.of("bai2", number, day, type, field(fields, 2), currency, draft.bankReference, customerReference, text);
        records.accept(type == 0 ? BankRecord.not(Finding.refused(line, "type", field(fields, 1), draft.place + ": no type of three digits", "Ask the bank"))
                : draft.checked(latest));
    }

    private String inMajorUnits(String minor) {
        if (!AMOUNT.matcher(minor).matches()) {
            return minor.isEmpty() ? null : minor;
        }
        int decimals = 2;
        try {
            decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            // refused when it is checked
        }
        return new BigDecimal(minor).movePointLeft(decimals).toPlainString();
    }

    private void agree(String where, Level level, String[] fields, int parts) {
        boolean counts = parts >= 0;
        same(where + ": control total (minor units)", field(fields, 1), level.total);
        if (counts) {
            same(where + ": number of parts", field(fields, 2), BigDecimal.valueOf(parts));
        }
        same(where + ": number of records", field(fields, counts ? 3 : 2), BigDecimal.valueOf(level.records));
    }

    private void same(String what, String told, BigDecimal reached) {
        if (!AMOUNT.matcher(told.strip()).matches() || new BigDecimal(told.strip()).compareTo(reached) != 0) {
            throw refused(what + " is said to be " + (told.length() > 40 ? told.substring(0, 40) : told) + ", there is " + reached.toPlainString());
        }
    }

    private static String day(String yymmdd) {
        return yymmdd.matches("\\d{6}") ? "20" + yymmdd.substring(0, 2) + "-" + yymmdd.substring(2, 4) + "-" + yymmdd.substring(4) : yymmdd;
    }

    private static String field(String[] fields, int at) {
        return at < fields.length ? fields[at] : "";
    }

    private FileRefused refused(String reason) {
        return new FileRefused(reason + " (line " + line + ")", StatementSums.MEND);
    }
}
