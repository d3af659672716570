package org.dunwell.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;

/** MT940, with German structured, Dutch slash-coded or free text in field 86. */
final class Mt940Reader implements BankReader {

    private static final Pattern TAG = Pattern.compile(":(20|21|25P?|28C?|60[FM]|61|86|62[FM]|64|65|13D|34F|90[CD]|NS):(.*)");
    private static final Pattern BALANCE = Pattern.compile("([CD])(\\d{6})([A-Z]{3})?(\\d{1,15},\\d{0,5})\\s*");
    private static final Pattern MOVEMENT = Pattern.compile("(\\d{6})(\\d{4})?(RC|RD|EC|ED|C|D)([A-Z])?(-?[\\d.,]{1,20})(?:([A-Z])([A-Z0-9 ]{3})(.*))?");
    private static final Pattern SEPA = Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|COAM|OAMT|PURP|RTRN|IBAN|BIC)\\+");
    private static final Pattern SLASH = Pattern.compile("/(EREF|KREF|PREF|MARF|CSID|REMI|NAME|IBAN|BIC|ADDR|CNTP|ORDP|BENM|RTRN|TRTP|ISDT|PURP|TRCD|TR|ID|ULTD|ULTC)/");

    private final TextFile file;
    private final String creditor;
    private final LocalDate latest;
    private Consumer<BankRecord> records;
    private Consumer<Finding> about;
    private OnceKeys keys;
    private int statements;
    private boolean isOpen;
    private String account;
    private String currency;
    private BigDecimal opening;
    private StatementSums sums;
    private CarriedForward carried;
    private String statementNumber;
    private String tag;
    private final List<String> field = new ArrayList<>();
    private long fieldLine;
    private String movement;
    private String supplement;
    private long movementLine;

    Mt940Reader(Path file, String encoding, String creditor, LocalDate latest) throws IOException {
        this.file = TextFile.of(file, encoding);
        this.creditor = creditor;
        this.latest = latest;
    }

    @Override
    public String source() {
        return "bank, MT940";
    }

    @Override
    public void read(Consumer<BankRecord> to, Consumer<Finding> notices) throws IOException {
        records = to;
        about = notices;
        keys = new OnceKeys();
        carried = new CarriedForward();
        statements = 0;
        isOpen = false;
        tag = null;
        movement = null;
        if (file.guessed()) {
            about.accept(Finding.notice(0, null, null, "The file is no UTF-8 and was read as Windows-1252", "Declare the encoding"));
        }
        try (BankLines lines = new BankLines(file.open())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                line(line.startsWith("{") ? afterBlocks(line) : line, lines.number());
            }
        }
        endOfField();
        if (isOpen || statements == 0) {
            throw new FileRefused(isOpen ? "Statement " + statements + " has no closing balance (:62F:): the file is cut off"
                    : "There is no statement in it", "Fetch it again from the bank");
        }
    }

    private static String afterBlocks(String line) {
        int text = line.indexOf("{4:");
        return text < 0 ? "" : line.substring(text + 3);
    }

    private void line(String line, long number) {
        Matcher start = TAG.matcher(line);
        if (start.matches()) {
            endOfField();
            tag = start.group(1);
            field.add(start.group(2));
            fieldLine = number;
        } else if (line.startsWith("-}") || line.strip().equals("-")) {
            endOfField();
        } else if (tag != null && field.size() < 60) {
            field.add(line);
        }
    }

    private void endOfField() {
        if (tag == null) {
            return;
        }
        String first = field.get(0).strip();
        if (movement != null && !tag.equals("86")) {
            told(List.of());
        }
        switch (tag) {
            case "20" -> begin();
            case "25", "25P" -> account = BankDraft.compact(first, 60);
            case "28", "28C" -> statementNumber = first;
            case "60F", "60M" -> open(first);
            case "13D", "34F" -> {
                if (opening == null) {
                    throw new FileRefused("This is an MT942, a report within the day (line " + fieldLine + ")", "Send the MT940 of the day: it tells the same movements "
                            + "and the balances to check them by");
                }
            }
            case "61" -> {
                movement = first;
                supplement = field.size() > 1 ? field.get(1) : null;
                movementLine = fieldLine;
            }
            case "86" -> {
                if (movement != null) {
                    told(List.copyOf(field));
                }
            }
            case "62F", "62M" -> close(first);
            default -> { }
        }
        tag = null;
        field.clear();
    }

    private void begin() {
        if (isOpen) {
            throw new FileRefused("Statement " + statements + " has no closing balance (:62F:) before line " + fieldLine, StatementSums.MEND);
        }
        statements++;
        isOpen = true;
        account = null;
        currency = null;
        opening = null;
        statementNumber = null;
        sums = new StatementSums("Statement " + statements);
    }

    private void open(String told) {
        Matcher balance = balance(told);
        if (balance.group(3) == null) {
            throw new FileRefused("Line " + fieldLine + ": the opening balance names no currency", "Fetch it again from the bank");
        }
        currency = balance.group(3);
        opening = signed(balance);
    }

    private void close(String told) {
        Matcher balance = balance(told);
        if (!isOpen || opening == null) {
            throw new FileRefused("Line " + fieldLine + " has a closing balance without an opening one", StatementSums.MEND);
        }
        sums.check(currency, opening, balance.group(3) == null ? currency : balance.group(3), signed(balance), about);
        carried.check("Statement " + statements, account, currency, statementNumber, opening, signed(balance));
        isOpen = false;
    }

    private Matcher balance(String told) {
        Matcher balance = BALANCE.matcher(told);
        if (!balance.matches()) {
            throw new FileRefused("Line " + fieldLine + ": the balance '" + (told.length() > 40 ? told.substring(0, 40) : told) + "' cannot be read",
                    "Fetch it again from the bank");
        }
        return balance;
    }

    private static BigDecimal signed(Matcher balance) {
        BigDecimal amount = new BigDecimal(balance.group(4).replace(',', '.'));
        return balance.group(1).equals("D") ? amount.negate() : amount;
    }

    private void told(List<String> purpose) {
        Matcher told = MOVEMENT.matcher(movement);
        String place = "statement " + statements + ", line " + movementLine;
        if (!told.matches() || !isOpen) {
            if (sums != null) {
                sums.add(currency, null);
            }
            records.accept(BankRecord.not(Finding.refused(movementLine, "61", movement, place + ": the movement cannot be read", "Ask the bank")));
        } else if (told.group(3).startsWith("E")) {
            records.accept(BankRecord.not(Finding.notYet(movementLine, "61", movement, place + ": expected, not booked by the bank yet")));
        } else {
            records.accept(draft(told, purpose, place).checked(latest));
        }
        movement = null;
    }

    private BankDraft draft(Matcher told, List<String> purpose, String place) {
        BankDraft draft = new BankDraft();
        draft.place = place;
        draft.line = movementLine;
        draft.creditor = creditor;
        draft.bankAccount = account;
        draft.currency = currency;
        draft.amount = told.group(5).replace(',', '.');
        String mark = told.group(3);
        draft.isCredit = mark.equals("C") || mark.equals("RD");
        BigDecimal amount = BankDraft.number(draft.amount);
        sums.add(currency, amount == null || draft.isCredit ? amount : amount.negate());
        LocalDate value = day(told.group(1));
        draft.valueDate = value == null ? told.group(1) : value.toString();
        draft.bookedOn = booked(value, told.group(2));
        String rest = told.group(8) == null ? "" : told.group(8);
        int bank = rest.indexOf("//");
        String customerReference = bank < 0 ? rest : rest.substring(0, bank);
        draft.bankReference = bank < 0 ? null : rest.substring(bank + 2);
        purpose(draft, purpose);
        if (draft.endToEndId == null && BankDraft.isReference(customerReference.strip())) {
            draft.endToEndId = customerReference.strip();
        }
        if (draft.text == null && supplement != null) {
            draft.text = supplement;
        }
        draft.isReturn |= mark.startsWith("R") || "RTI".equals(told.group(7)) && !draft.isCredit;
        if (draft.isReturn && draft.returnReason == null) {
            draft.returnReason = ReturnReasons.in(draft.text);
        }
        if (draft.isReturn && draft.isCredit) {
            draft.notices.add(Finding.notice(movementLine, "61", movement, place + ": a reversed debit, not a payment of a customer", "Match it by hand"));
        }
        draft.isSum = draft.isCredit && !draft.isReturn && draft.payerName == null && draft.payerAccount == null;
        draft.onceKey = keys.of("mt940", account, draft.bookedOn, draft.valueDate, mark, amount == null ? draft.amount : amount.stripTrailingZeros().toPlainString(),
                currency, rest, draft.payerAccount, draft.payerName, draft.text);
        return draft;
    }

    /** German banks give every month 30 days: the 30th of February is its last. */
    private static LocalDate day(String yymmdd) {
        try {
            int year = Integer.parseInt(yymmdd.substring(0, 2));
            YearMonth month = YearMonth.of(year < 80 ? 2000 + year : 1900 + year, Integer.parseInt(yymmdd.substring(2, 4)));
            int day = Integer.parseInt(yymmdd.substring(4));
            return month.getMonthValue() == 2 && (day == 29 || day == 30) ? month.atDay(Math.min(day, month.lengthOfMonth())) : month.atDay(day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** Month and day only: of the three years around the value date the one that brings it nearest. */
    private static String booked(LocalDate value, String mmdd) {
        if (value == null || mmdd == null) {
            return null;
        }
        LocalDate nearest = null;
        for (int year = value.getYear() - 1; year <= value.getYear() + 1; year++) {
            LocalDate day = day(String.format("%02d", year % 100) + mmdd);
            if (day != null && (nearest == null || distance(day, value) < distance(nearest, value))) {
                nearest = day;
            }
        }
        return nearest == null ? mmdd : nearest.toString();
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay());
    }

    private static void purpose(BankDraft draft, List<String> lines) {
        String whole = String.join("", lines).stripLeading();
        Matcher structured = Pattern.compile("(\\d{3})([^A-Za-z0-9 ])(\\d\\d)(.*)", Pattern.DOTALL).matcher(whole);
        if (structured.matches() && !structured.group(2).equals("/")) {
            structured(draft, structured.group(1), structured.group(2), whole.substring(3));
        } else if (SLASH.matcher(whole).find()) {
            slashed(draft, whole);
        } else {
            draft.text = lines.isEmpty() ? null : lines.stream().map(String::strip).collect(Collectors.joining(" "));
        }
    }

    private static void structured(BankDraft draft, String code, String sign, String told) {
        StringBuilder text = new StringBuilder();
        StringBuilder name = new StringBuilder();
        int length = 27;
        for (String part : told.split(Pattern.quote(sign))) {
            if (!part.matches("(?s)\\d\\d.*")) {
                continue;
            }
            int number = Integer.parseInt(part.substring(0, 2));
            String content = part.substring(2);
            if (number >= 20 && number <= 29 || number >= 60 && number <= 63) {
                boolean isCut = length >= 27 && !SEPA.matcher(content).lookingAt();
                text.append(text.isEmpty() || isCut ? "" : " ").append(content);
                length = content.length();
            } else if (number == 31) {
                draft.payerAccount = content;
            } else if (number == 32 || number == 33) {
                name.append(content);
            }
        }
        draft.payerName = name.isEmpty() ? null : name.toString();
        draft.isReturn = (code.equals("108") || code.equals("109")) && !draft.isCredit;
        Map<String, String> tags = tags(SEPA, text.toString());
        draft.text = tags.isEmpty() ? text.toString() : Stream.of(tags.get(""), tags.get("SVWZ")).filter(one -> one != null && !one.isBlank())
                .collect(Collectors.joining(" "));
        draft.endToEndId = tags.get("EREF");
        draft.payerAccount = tags.getOrDefault("IBAN", draft.payerAccount);
        draft.returnReason = ReturnReasons.in(tags.getOrDefault("RTRN", draft.isReturn ? draft.text : ""));
        reference(draft);
        if (draft.isReturn && tags.get("MREF") != null) {
            draft.text = draft.text + "; Mandate " + tags.get("MREF");
        }
    }

    private static void slashed(BankDraft draft, String whole) {
        Map<String, String> tags = tags(SLASH, whole);
        draft.endToEndId = tags.get("EREF");
        draft.payerName = tags.get("NAME");
        draft.payerAccount = tags.get("IBAN");
        if (tags.get("CNTP") != null) {
            String[] party = tags.get("CNTP").split("/", -1);
            draft.payerAccount = party[0];
            draft.payerName = party.length > 2 ? party[2] : draft.payerName;
        }
        String remittance = tags.get("REMI");
        if (remittance != null && remittance.startsWith("STRD/")) {
            draft.creditorReference = remittance.substring(remittance.lastIndexOf('/') + 1);
        } else if (remittance != null) {
            draft.text = remittance.startsWith("USTD/") ? remittance.replaceFirst("USTD/[^/]*/", "") : remittance;
        }
        draft.returnReason = ReturnReasons.in(tags.getOrDefault("RTRN", ""));
        draft.isReturn = tags.containsKey("RTRN") && !draft.isCredit;
        reference(draft);
        if (draft.isReturn && tags.get("MARF") != null) {
            draft.text = Stream.of(draft.text, "Mandate " + tags.get("MARF")).filter(one -> one != null).collect(Collectors.joining("; "));
        }
    }

    private static void reference(BankDraft draft) {
        Matcher structured = Pattern.compile("(?<![A-Z0-9])RF\\d\\d[A-Z0-9]{1,21}(?![A-Z0-9])").matcher(draft.text == null ? "" : draft.text);
        if (draft.creditorReference == null && structured.find()) {
            draft.creditorReference = structured.group();
        }
    }

    /** What stands behind each tag; before the first one under the empty name. */
    private static Map<String, String> tags(Pattern names, String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        Matcher name = names.matcher(text);
        String last = "";
        int from = 0;
        while (name.find()) {
            tags.putIfAbsent(last, trimmed(text.substring(from, name.start())));
            last = name.group(1);
            from = name.end();
        }
        if (!last.isEmpty()) {
            tags.putIfAbsent(last, trimmed(text.substring(from)));
        }
        return tags;
    }

    private static String trimmed(String value) {
        return value.strip().replaceAll("/+$", "");
    }
}
