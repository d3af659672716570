package org.dunwell.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;

/**
 * ISO 20022 camt.052, 053 and 054 of any version, one transaction in memory at a time. The pw-iso20022 library builds a class tree of the whole
 * message, one per version, so the stream is read here by local names.
 */
final class CamtReader implements BankReader {

    private static final Set<String> UNPAID = Set.of("UPDD", "PRDD", "RRTN", "UPCT", "UPCQ", "CQRV", "RRDD");

    private static final int DEEPEST_ENVELOPE = 4;

    private final Path file;
    private final String creditor;
    private final LocalDate latest;
    /** Entries whose transactions add up only when the direction of the entry holds for all of them. */
    private final Set<Long> oneDirection = new HashSet<>();

    private Consumer<BankRecord> records;
    private Consumer<Finding> about;
    private OnceKeys keys;
    private CarriedForward carried;
    private long entries;
    private int statements;
    private boolean isPageOfFile;

    CamtReader(Path file, String creditor, LocalDate latest) {
        this.file = file;
        this.creditor = creditor;
        this.latest = latest;
    }

    @Override
    public String source() {
        return "bank, camt";
    }

    @Override
    public void read(Consumer<BankRecord> to, Consumer<Finding> notices) throws IOException {
        records = to;
        about = notices;
        keys = new OnceKeys();
        carried = new CarriedForward();
        entries = 0;
        statements = 0;
        isPageOfFile = false;
        try (SafeXml xml = new SafeXml(file)) {
            messages(xml, 0);
        }
        if (statements == 0) {
            throw new FileRefused("There is no statement, report or notification in it", "Send camt.052, camt.053 or camt.054");
        }
    }

    /** The message stands in its document, or that in the envelope of whoever carried it. */
    private void messages(SafeXml xml, int depth) throws IOException {
        while (xml.child()) {
            if (xml.name().matches("BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)(V\\d+)?|camt\\.05[234]\\.001\\.\\d\\d")) {
                message(xml);
            } else if (depth < DEEPEST_ENVELOPE) {
                messages(xml, depth + 1);
            } else {
                xml.skip();
            }
        }
    }

    private void message(SafeXml xml) throws IOException {
        while (xml.child()) {
            switch (xml.name()) {
                case "GrpHdr" -> isPageOfFile = isPage(xml.twig().at("MsgPgntn"));
                case "Stmt", "Rpt", "Ntfctn" -> statement(xml);
                default -> xml.skip();
            }
        }
    }

    private static boolean isPage(Twig pages) {
        return pages != null && (!"true".equals(pages.text("LastPgInd")) && !"1".equals(pages.text("LastPgInd"))
                || !Objects.requireNonNullElse(pages.text("PgNb"), "1").matches("0*1"));
    }

    private void statement(SafeXml xml) throws IOException {
        statements++;
        Statement statement = new Statement(new Twig("Stmt", null), new StatementSums("Statement " + statements), new Summary(), new Summary());
        while (xml.child()) {
            switch (xml.name()) {
                case "Ntry" -> new Entry(statement).read(xml);
                case "ElctrncSeqNb", "Acct", "Bal", "TxsSummry", "StmtPgntn", "RptPgntn", "NtfctnPgntn" -> statement.head().children().add(xml.twig());
                default -> xml.skip();
            }
        }
        if (!isPageOfFile && !isPage(statement.head().at("StmtPgntn", "RptPgntn", "NtfctnPgntn"))) {
            check(statement);
        } else if (statement.head().at("Bal") != null) {
            about.accept(Finding.notice(0, "balance", null, "Statement " + statements + " is one page of several: its balances were not checked",
                    null));
        }
    }

    private void check(Statement statement) {
        Twig summary = statement.head().at("TxsSummry");
        if (summary != null && !statement.all.agrees(summary) && !statement.booked.agrees(summary)) {
            throw new FileRefused("Statement " + statements + ": the summary says " + Summary.said(summary) + ", the entries are "
                    + statement.all.counted(), StatementSums.MEND);
        }
        Twig open = balance(statement, "OPBD", "PRCD");
        Twig close = balance(statement, "CLBD");
        if (open != null && close != null) {
            statement.sums().check(open.at("Amt") == null ? null : open.at("Amt").currency(), signed(open),
                    close.at("Amt") == null ? null : close.at("Amt").currency(), signed(close), about);
            carried.check("Statement " + statements, statement.account(), open.at("Amt") == null ? null : open.at("Amt").currency(),
                    statement.head().text("ElctrncSeqNb"), signed(open), signed(close));
        }
    }

    /** Interim balances of a page are none of the whole. */
    private static Twig balance(Statement statement, String... types) {
        return Stream.of(types).flatMap(type -> statement.head().all("Bal").filter(one -> type.equals(one.text("Tp/CdOrPrtry/Cd", "Tp/Cd"))
                && one.text("Tp/SubTp/Cd") == null)).findFirst().orElse(null);
    }

    private static BigDecimal signed(Twig balance) {
        BigDecimal amount = BankDraft.number(balance.text("Amt"));
        return amount != null && "DBIT".equals(balance.text("CdtDbtInd")) ? amount.negate() : amount;
    }

    private record Statement(Twig head, StatementSums sums, Summary all, Summary booked) {

        String account() {
            return BankDraft.compact(head.text("Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id", "Acct/Id/BBAN"), 60);
        }
    }

    private static final class Summary {

        private int credits;
        private int debits;
        private BigDecimal creditSum = BigDecimal.ZERO;
        private BigDecimal debitSum = BigDecimal.ZERO;
        private final Set<String> currencies = new HashSet<>();

        void add(boolean isCredit, String currency, BigDecimal amount) {
            currencies.add(amount == null ? "unreadable" : currency);
            BigDecimal sum = amount == null ? BigDecimal.ZERO : amount;
            if (isCredit) {
                credits++;
                creditSum = creditSum.add(sum);
            } else {
                debits++;
                debitSum = debitSum.add(sum);
            }
        }

        boolean agrees(Twig told) {
            return agrees(told.at("TtlNtries"), credits + debits, creditSum.add(debitSum))
                    && agrees(told.at("TtlCdtNtries"), credits, creditSum) && agrees(told.at("TtlDbtNtries"), debits, debitSum);
        }

        private boolean agrees(Twig told, int number, BigDecimal sum) {
            if (told == null) {
                return true;
            }
            BigDecimal toldNumber = BankDraft.number(told.text("NbOfNtries"));
            BigDecimal toldSum = BankDraft.number(told.text("Sum"));
            return (toldNumber == null || toldNumber.compareTo(BigDecimal.valueOf(number)) == 0)
                    && (toldSum == null || currencies.size() > 1 || currencies.contains("unreadable") || toldSum.compareTo(sum) == 0);
        }

        String counted() {
            return in(credits + debits, creditSum.add(debitSum)) + " (" + in(credits, creditSum) + " credit, " + in(debits, debitSum) + " debit)";
        }

        static String said(Twig told) {
            return Stream.of("TtlNtries", "TtlCdtNtries", "TtlDbtNtries").map(told::at).filter(Objects::nonNull)
                    .map(one -> one.text("NbOfNtries") + " over " + one.text("Sum") + " (" + one.name() + ")").collect(Collectors.joining(", "));
        }

        private static String in(int number, BigDecimal sum) {
            return number + " over " + sum.toPlainString();
        }
    }

    private final class Entry {

        private final Statement statement;
        private final long number = ++entries;
        private final Twig head = new Twig("Ntry", null);
        private Twig batch = new Twig("Btch", null);
        private Twig first;
        private long transactions;
        private String key;
        private BigDecimal signedSum = BigDecimal.ZERO;
        private BigDecimal plainSum = BigDecimal.ZERO;

        Entry(Statement statement) {
            this.statement = statement;
        }

        void read(SafeXml xml) throws IOException {
            while (xml.child()) {
                if (xml.name().equals("NtryDtls")) {
                    while (xml.child()) {
                        Twig detail = xml.twig();
                        if (detail.name().equals("TxDtls")) {
                            transaction(detail);
                        } else if (detail.name().equals("Btch")) {
                            batch = detail;
                        }
                    }
                } else {
                    head.children().add(xml.twig());
                }
            }
            BigDecimal amount = BankDraft.number(head.text("Amt"));
            statement.all.add(isCredit(), currency(), amount);
            if (isBooked()) {
                statement.sums().add(currency(), amount == null || isCredit() ? amount : amount.negate());
                statement.booked.add(isCredit(), currency(), amount);
            }
            if (head.text("CdtDbtInd") == null || amount == null && isBooked() && transactions > 1) {
                records.accept(BankRecord.not(Finding.refused(number, head.text("CdtDbtInd") == null ? "direction" : "amount", head.text("Amt"),
                        place(0) + ": its amount, or whether it is credit or debit, cannot be read", "Ask the bank for a right file")));
            } else if (!isBooked()) {
                records.accept(!isCredit() ? BankRecord.leftOut(number) : BankRecord.not(Finding.notYet(number, "status", status(), place(0) + ": not booked by the bank yet")));
            } else if (transactions < 2) {
                records.accept(whole().checked(latest));
            } else {
                checkSum(amount);
            }
        }

        private void transaction(Twig one) {
            transactions++;
            if (transactions == 1) {
                first = one;
                return;
            }
            if (isBooked()) {
                if (transactions == 2) {
                    key = entryKey(null);
                    part(first, 1);
                    first = null;
                }
                part(one, transactions);
            }
        }

        private String currency() {
            return head.at("Amt") == null ? null : head.at("Amt").currency();
        }

        private boolean isCredit() {
            return "CRDT".equals(head.text("CdtDbtInd"));
        }

        private String status() {
            return head.text("Sts/Cd", "Sts/Prtry", "Sts");
        }

        private boolean isBooked() {
            return "BOOK".equals(status());
        }

        private String place(long transaction) {
            return "statement " + statements + ", entry " + number + (transaction == 0 ? "" : ", transaction " + transaction);
        }

        private String entryKey(Twig only) {
            String reference = Stream.of(head.text("AcctSvcrRef"), only == null ? null : only.text("Refs/AcctSvcrRef"),
                    batch.text("PmtInfId"), batch.text("MsgId")).filter(BankDraft::isReference).findFirst().orElse(null);
            BigDecimal amount = BankDraft.number(head.text("Amt"));
            String exact = amount == null ? head.text("Amt") : amount.stripTrailingZeros().toPlainString();
            if (reference != null) {
                return keys.of("reference", statement.account(), reference, exact, currency(), isCredit());
            }
            BankDraft content = only == null ? new BankDraft() : filled(only);
            return keys.of("content", statement.account(), date("BookgDt"), exact, currency(), isCredit(), content.endToEndId, content.payerAccount,
                    content.payerName, content.text);
        }

        private String date(String field) {
            return head.text(field + "/Dt", field + "/DtTm");
        }

        private BankDraft whole() {
            Twig only = first == null ? new Twig("TxDtls", null) : first;
            BankDraft draft = filled(only);
            draft.place = place(0);
            draft.amount = head.text("Amt");
            draft.currency = currency();
            draft.isCredit = isCredit();
            String told = batch.text("NbOfTxs");
            boolean isSum = told != null && !told.matches("0*[01]");
            draft.onceKey = entryKey(first);
            draft.isSum = first == null || isSum;
            if (!draft.isSum) {
                draft.batch = draft.onceKey;
                draft.batchAmount = draft.amount;
            }
            if (isSum) {
                draft.text = joined(draft.text, "Batch of " + told + " payments, the details are missing: camt.054 tells them");
            }
            return draft;
        }

        private void part(Twig one, long index) {
            BankDraft draft = filled(one);
            draft.place = place(index);
            Twig amount = Stream.of("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt", "AmtDtls/InstdAmt/Amt").map(one::at)
                    .filter(Objects::nonNull).filter(told -> Objects.equals(told.currency(), currency())).findFirst()
                    .orElseGet(() -> one.at("AmtDtls/TxAmt/Amt", "Amt", "AmtDtls/InstdAmt/Amt"));
            // only amounts that are summed up prove a direction of their own; some banks tell that of the payment order instead
            String direction = amount == null || !Objects.equals(amount.currency(), currency()) ? null : one.text("CdtDbtInd");
            boolean credit = direction == null || oneDirection.contains(number) ? isCredit() : "CRDT".equals(direction);
            draft.amount = amount == null ? null : amount.value();
            draft.currency = amount == null ? currency() : amount.currency();
            draft.isCredit = credit;
            draft.isReturn = draft.isReturn && !credit;
            draft.onceKey = key + "/t" + index;
            draft.batch = Objects.equals(draft.currency, currency()) ? key : null;
            draft.batchAmount = head.text("Amt");
            BigDecimal exact = BankDraft.number(draft.amount);
            if (exact == null || signedSum == null || !Objects.equals(draft.currency, currency())) {
                signedSum = null;
                if (exact != null && !Objects.equals(draft.currency, currency())) {
                    draft.notices.add(Finding.notice(number, "currency", draft.currency, draft.place + ": told in another currency than its entry ("
                            + currency() + "), so the sum of the batch was not compared", null));
                }
            } else {
                signedSum = signedSum.add(credit == isCredit() ? exact : exact.negate());
                plainSum = plainSum.add(exact);
            }
            records.accept(draft.checked(latest));
        }

        private void checkSum(BigDecimal amount) {
            if (signedSum == null || amount == null) {
                oneDirection.add(number);
                return;
            }
            if (signedSum.compareTo(amount) == 0) {
                return;
            }
            if (plainSum.compareTo(amount) == 0) {
                oneDirection.add(number);
                return;
            }
            BigDecimal charges = BankDraft.number(head.text("Chrgs/TtlChrgsAndTaxAmt"));
            if (charges == null || signedSum.subtract(amount).abs().compareTo(charges) != 0) {
                throw new FileRefused("Statement " + statements + ", entry " + number + ": its transactions give " + signedSum.toPlainString() + " "
                        + currency() + ", the entry says " + amount.toPlainString() + " " + currency(), StatementSums.MEND);
            }
        }

        private BankDraft filled(Twig one) {
            BankDraft draft = new BankDraft();
            draft.line = number;
            draft.creditor = creditor;
            draft.bankAccount = statement.account();
            draft.bookedOn = date("BookgDt");
            draft.valueDate = date("ValDt");
            draft.isReturn = isReturn(one);
            draft.payerName = one.text("RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm", "RltdPties/Dbtr/Agt/FinInstnId/Nm", "RltdPties/UltmtDbtr/Nm",
                    "RltdPties/UltmtDbtr/Pty/Nm");
            draft.payerAccount = one.text("RltdPties/DbtrAcct/Id/IBAN", "RltdPties/DbtrAcct/Id/Othr/Id");
            draft.creditorReference = one.text("RmtInf/Strd/CdtrRefInf/Ref");
            draft.endToEndId = one.text("Refs/EndToEndId");
            draft.bankReference = Stream.of(one.text("Refs/AcctSvcrRef"), head.text("AcctSvcrRef"), one.text("Refs/TxId"))
                    .filter(BankDraft::isReference).findFirst().orElse(null);
            draft.text = text(one, draft);
            if (draft.isReturn || one.at("RtrInf") != null) {
                String told = one.all("RtrInf/AddtlInf").map(Twig::value).collect(Collectors.joining(" "));
                draft.returnReason = ReturnReasons.of(one.text("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"), told.isEmpty() ? null : told);
                if (draft.returnReason == null) {
                    draft.returnReason = ReturnReasons.in(draft.text);
                }
                draft.isReturn = true;
            }
            if (draft.isReturn && one.text("Refs/MndtId") != null) {
                draft.text = joined(draft.text, "Mandate " + one.text("Refs/MndtId"));
            }
            if (draft.isReturn && isCredit() && one.text("CdtDbtInd") == null) {
                draft.notices.add(Finding.notice(number, null, null, place(0) + ": money of ours that came back, not a payment of a customer",
                        "Match it by hand"));
            }
            return draft;
        }

        private boolean isReturn(Twig one) {
            return "true".equals(head.text("RvslInd")) || "1".equals(head.text("RvslInd")) || one.at("RtrInf") != null
                    || UNPAID.contains(String.valueOf(one.text("BkTxCd/Domn/Fmly/SubFmlyCd")))
                    || UNPAID.contains(String.valueOf(head.text("BkTxCd/Domn/Fmly/SubFmlyCd")));
        }

        private String text(Twig one, BankDraft draft) {
            List<String> words = new ArrayList<>();
            one.all("RmtInf/Ustrd").forEach(told -> words.add(told.value()));
            one.all("RmtInf/Strd").forEach(told -> {
                told.all("RfrdDocInf/Nb").forEach(document -> words.add(document.value()));
                told.all("CdtrRefInf/Ref").map(Twig::value).filter(other -> !other.equals(draft.creditorReference)).forEach(words::add);
                told.all("AddtlRmtInf").forEach(more -> words.add(more.value()));
            });
            if (words.isEmpty()) {
                Stream.of(one.text("AddtlTxInf"), transactions < 2 ? head.text("AddtlNtryInf") : null).filter(Objects::nonNull).forEach(words::add);
            }
            return words.isEmpty() ? null : String.join(" ", words);
        }
    }

    private static String joined(String text, String more) {
        return text == null ? more : text + "; " + more;
    }
}
