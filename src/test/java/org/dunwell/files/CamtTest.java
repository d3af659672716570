package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.intake.Report;
import org.dunwell.intake.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamtTest extends ImportCase {

    private static final String BOOK = "<Sts>BOOK</Sts>";

    @BeforeEach
    void emptyBank() {
        jdbc.sql("delete from bank_entry").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "08", "13"})
    void aPaymentIsReadFromEveryVersion(String version) {
        boolean isNew = version.compareTo("08") >= 0;
        String name = isNew ? "<Dbtr><Pty><Nm>Anna &amp; Co</Nm></Pty></Dbtr>" : "<Dbtr><Nm>Anna &amp; Co</Nm></Dbtr>";
        String details = details("", "<Refs><EndToEndId>E2E-1</EndToEndId></Refs><RltdPties>" + name
                + "<DbtrAcct><Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Invoice</Ustrd><Ustrd>R-17</Ustrd>"
                + "<Strd><CdtrRefInf><Ref>RF18 5390 0754 7034</Ref></CdtrRefInf></Strd></RmtInf>");

        Report report = take(camt("053", version, statement("DE1", entry("119.00", "CRDT", isNew ? "<Sts><Cd>BOOK</Cd></Sts>" : BOOK, "B1", details))));

        assertThat(report.refusal()).isNull();
        assertThat(report.kind()).isEqualTo(Report.Kind.BANK_ENTRIES);
        assertThat(bank()).containsExactly("DE1 119.0000 EUR Anna & Co/DE02120300000000202051 RF18539007547034 E2E-1 Invoice R-17 B1 null");
    }

    @Test
    void ofABatchEachTransactionIsTakenAndWhenTheyDoNotAddUpNothing() {
        String good = entry("30.00", "CRDT", BOOK, "B1", details("", tx("10.00", "EUR", "a") + "</TxDtls><TxDtls>" + tx("20.00", "EUR", "b")));

        assertThat(take(camt("053", "04", statement("DE1", good))).counts()).isEqualTo(new Tally.Counts(2, 2, 0, 0, 0, 0, 0));
        assertThat(take(camt("053", "04", statement("DE1", good))).counts()).isEqualTo(new Tally.Counts(2, 0, 2, 0, 0, 0, 0));
        assertThat(take(camt("053", "04", statement("DE1", entry("1.00", "CRDT", BOOK, "B9", ""), good.replace("30.00", "31.00")))).refusal())
                .isEqualTo("Statement 1, entry 2: its transactions give 30.00 EUR, the entry says 31.00 EUR");
        assertThat(bank()).hasSize(2);
    }

    @Test
    void transactionsOfADebitAreNeverTakenAsMoneyInWhereTheirSumCannotBeCompared() {
        String foreign = tx("3.10", "CHF", "a") + "<CdtDbtInd>CRDT</CdtDbtInd>";
        Report report = take(camt("054", "04", statement("DE1", entry("40.00", "DBIT", BOOK, "B1", details("", foreign + "</TxDtls><TxDtls>" + foreign)))));

        assertThat(report.counts()).isEqualTo(new Tally.Counts(2, 0, 2, 0, 0, 0, 0));
        assertThat(bank()).isEmpty();
    }

    @Test
    void aBatchToldAsASumAndWithDetailsIsTakenOnceInEitherOrder() {
        String sum = camt("053", "08", statement("DE1", entry("30.00", "CRDT", BOOK, "B1", "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch></NtryDtls>")));
        String details = camt("054", "08", statement("DE1", entry("30.00", "CRDT", BOOK, "B1",
                details("", tx("10.00", "EUR", "a") + "</TxDtls><TxDtls>" + tx("20.00", "EUR", "b")))));

        assertThat(take(details).counts().loaded()).isEqualTo(2);
        assertThat(take(sum).counts().unchanged()).isEqualTo(1);
        emptyBank();
        assertThat(take(sum).counts().loaded()).isEqualTo(1);
        assertThat(bank().get(0)).contains("Batch of 2 payments, the details are missing");
        assertThat(take(details).counts().loaded()).isEqualTo(2);
        assertThat(states()).containsExactly("30.0000 toldOneByOne", "10.0000 taken", "20.0000 taken");
        assertThat(take(sum).counts().unchanged()).isEqualTo(1);
        assertThat(take(details).counts().unchanged()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void batchesThatReportsNameDifferentlyCountOnceEach(boolean sumsFirst) {
        String nothingSaid = "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch></NtryDtls>";
        String sums = camt("053", "08", statement("DE1", entry("30.00", "CRDT", BOOK, "S1", nothingSaid), entry("30.00", "CRDT", BOOK, "S2", nothingSaid),
                entry("30.00", "CRDT", BOOK, "S3", nothingSaid)));
        String details = camt("054", "08", statement("DE1",
                entry("30.00", "CRDT", BOOK, "D1", details("", tx("10.00", "EUR", "a") + "</TxDtls><TxDtls>" + tx("20.00", "EUR", "b"))),
                entry("30.00", "CRDT", BOOK, "D2", details("", tx("10.00", "EUR", "c") + "</TxDtls><TxDtls>" + tx("20.00", "EUR", "d")))));

        for (int round = 0; round < 2; round++) {
            take(sumsFirst ? sums : details);
            take(sumsFirst ? details : sums);
        }
        assertThat(states()).as("four payments, and a third sum that nobody divides").containsExactlyInAnyOrder("10.0000 taken", "20.0000 taken", "10.0000 taken",
                "20.0000 taken", "30.0000 toldOneByOne", "30.0000 toldOneByOne", "30.0000 taken");
    }

    @Test
    void aSumThatAPersonHasBookedKeepsItsPaymentsOut() {
        take(camt("053", "08", statement("DE1", entry("30.00", "CRDT", BOOK, "S1", "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch></NtryDtls>"))));
        jdbc.sql("update bank_entry set state = 'booked'").update();
        Report report = take(camt("054", "08", statement("DE1", entry("30.00", "CRDT", BOOK, "D1",
                details("", tx("10.00", "EUR", "a") + "</TxDtls><TxDtls>" + tx("20.00", "EUR", "b"))))));

        assertThat(report.counts().refused()).isEqualTo(2);
        assertThat(reports.findings(report.id(), 0, 1).get(0).mend()).contains("Undo P-");
        assertThat(states()).containsExactly("30.0000 booked");
    }

    @Test
    void aDepositAndATransferOfOneAmountInOneStatementAreTwo() {
        take(camt("053", "08", statement("DE1", entry("10.00", "CRDT", BOOK, "S1", ""), entry("10.00", "CRDT", BOOK, "S2", details("", tx("10.00", "EUR", "a"))),
                entry("10.00", "CRDT", BOOK, "S3", ""))));
        assertThat(states()).containsExactly("10.0000 taken", "10.0000 taken", "10.0000 taken");
    }

    @Test
    void anEntryWithoutPayerAndTheSameOneWithHimUnderAnotherReferenceAreOne() {
        take(camt("053", "02", statement("DE1", entry("10.00", "CRDT", BOOK, "S1", ""))));
        take(camt("054", "02", statement("DE1", entry("10.00", "CRDT", BOOK, "D1", details("", tx("10.00", "EUR", "a"))))));
        assertThat(states()).containsExactly("10.0000 toldOneByOne", "10.0000 taken");
    }

    private List<String> states() {
        return jdbc.sql("select amount, state from bank_entry order by bank_entry_id").query((row, number) -> row.getString(1) + " " + row.getString(2)).list();
    }

    @Test
    void onePaymentToldByThreeReportsIsTakenOnceAndTwoEqualOnesTwice() {
        String one = entry("5.00", "CRDT", BOOK, "B1", "");
        String alike = entry("7.00", "CRDT", BOOK, "", "");

        assertThat(take(camt("052", "02", statement("DE1", one))).counts().loaded()).isEqualTo(1);
        assertThat(take(camt("054", "02", statement("DE1", one))).counts().unchanged()).isEqualTo(1);
        assertThat(take(camt("053", "02", statement("DE1", one, alike, alike))).counts()).isEqualTo(new Tally.Counts(3, 2, 1, 0, 0, 0, 0));
        assertThat(take(camt("053", "02", statement("DE2", one))).counts().loaded()).isEqualTo(1);
    }

    @Test
    void whatIsSentBackIsAReturnWithItsReasonAndOtherDebitsAreLeftOut() {
        String returned = details("", "<Refs><EndToEndId>E2E-1</EndToEndId><MndtId>M7</MndtId></Refs><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
        Report report = take(camt("053", "08", statement("DE1", entry("50.00", "DBIT", BOOK, "B1", returned), entry("9.00", "DBIT", BOOK, "B2", ""),
                entry("8.00", "DBIT", "<RvslInd>true</RvslInd>" + BOOK, "B3", ""))));

        assertThat(report.counts()).isEqualTo(new Tally.Counts(3, 2, 1, 0, 0, 0, 0));
        assertThat(bank()).containsExactly("DE1 -50.0000 EUR null/null null E2E-1 Mandate M7 B1 AC04 closed account",
                "DE1 -8.0000 EUR null/null null null null B3 null");
        assertThat(jdbc.sql("select count(*) from bank_entry where is_return").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void onlyWhatIsBookedIsTakenAndABadEntryDoesNotKeepTheOthersOut() {
        Report report = take(camt("052", "08", statement("DE1", entry("1.00", "CRDT", "<Sts><Cd>PDNG</Cd></Sts>", "B1", ""),
                entry("-2.00", "CRDT", BOOK, "B2", ""), entry("0", "CRDT", BOOK, "B3", ""), entry("3.001", "CRDT", BOOK, "B4", ""),
                entry("4.00", "CRDT", BOOK, "B5", "").replace("EUR", "XQQ"), entry("5.00", "CRDT", BOOK, "B6", "").replace("2012-12-10", "9999-12-31"),
                entry("6.00", "CRDT", BOOK, "B7", ""))));

        assertThat(report.counts()).isEqualTo(new Tally.Counts(7, 1, 0, 5, 1, 0, 0));
        assertThat(findings(report)).contains(
                "1 notYet status: statement 1, entry 1: not booked by the bank yet",
                "2 refused amount: statement 1, entry 2: The amount is negative: the sign is told by credit or debit",
                "3 refused amount: statement 1, entry 3: The amount is zero: there is nothing to book",
                "4 refused amount: statement 1, entry 4: More decimals than EUR has (2)",
                "5 refused currency: statement 1, entry 5: No currency");
    }

    @ParameterizedTest
    @CsvSource({"110.00, 104.00, true", "110.00, 103.00, false"})
    void openingBalanceAndEntriesMustGiveTheClosingBalance(String open, String close, boolean right) {
        Report report = take(camt("053", "04", statement("DE1", balance("OPBD", open), balance("CLBD", close), entry("4.00", "CRDT", BOOK, "B1", ""),
                entry("10.00", "DBIT", BOOK, "B2", ""))));

        assertThat(report.refusal()).isEqualTo(right ? null
                : "Statement 1: opening balance and entries give 104.00 EUR, the closing balance says 103.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({"2, 104.00, true", "2, 105.00, false", "3, 105.00, true"})
    void statementsOfOneFileCarryTheirBalanceForward(String number, String open, boolean right) {
        String first = statement("DE1", "<ElctrncSeqNb>1</ElctrncSeqNb>", balance("OPBD", "100.00"), balance("CLBD", "104.00"), entry("4.00", "CRDT", BOOK, "B1", ""));
        String second = statement("DE1", "<ElctrncSeqNb>" + number + "</ElctrncSeqNb>", balance("OPBD", open),
                balance("CLBD", new java.math.BigDecimal(open).add(java.math.BigDecimal.ONE).toPlainString()), entry("1.00", "CRDT", BOOK, "B2", ""));
        String other = statement("DE2", "<ElctrncSeqNb>2</ElctrncSeqNb>", balance("OPBD", "0.00"), balance("CLBD", "2.00"), entry("2.00", "CRDT", BOOK, "B3", ""));

        Report report = take(camt("053", "08", first + other + second));

        assertThat(report.refusal()).isEqualTo(right ? null : "Statement 3 begins with 105.00 EUR, the one before it (1) ended with 104.00 EUR");
        assertThat(bank()).hasSize(right ? 3 : 0);
    }

    @Test
    void theSummaryMustAgree() {
        String summary = "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries></TxsSummry>";

        assertThat(take(camt("053", "04", statement("DE1", summary, entry("4.00", "CRDT", BOOK, "B1", "")))).refusal())
                .startsWith("Statement 1: the summary says 2 over null (TtlNtries), the entries are 1 over 4.00");
        assertThat(take(camt("053", "04", statement("DE1", summary, entry("4.00", "CRDT", BOOK, "B1", ""), entry("4.00", "CRDT", BOOK, "B2", ""))))
                .refusal()).isNull();
    }

    @Test
    void aFileThatIsCutOffOrHostileIsRefusedAsAWhole() {
        String whole = camt("053", "04", statement("DE1", entry("4.00", "CRDT", BOOK, "B1", "")));
        String body = whole.substring(whole.indexOf("?>") + 2);

        assertThat(take(whole.substring(0, whole.length() - 30)).refusal()).startsWith("The file is cut off or no right XML at line ");
        assertThat(take("<?xml version='1.0'?><!DOCTYPE Document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + body.replace(">B1<", ">&x;<")).refusal())
                .isNotNull();
        assertThat(take("<?xml version='1.0'?><!DOCTYPE Document [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + body.replace(">B1<", ">&b;<")).refusal())
                .isNotNull();
        assertThat(take(whole.replace("<GrpHdr/>", "<a>".repeat(100) + "</a>".repeat(100))).refusal()).contains("deep");
        for (String endless : new String[]{"<GrpHdr x='>#'/>", "<!-- > < #-->", "<GrpHdr><![CDATA[>#]]></GrpHdr>", "<?x > #?>"}) {
            assertThat(take(whole.replace("<GrpHdr/>", endless.replace("#", "y".repeat(200_000)))).refusal()).as(endless).contains("has more than 100000 characters");
            assertThat(take(whole.replace("<GrpHdr/>", endless.replace("#", "y"))).refusal()).as(endless).isNull();
            emptyBank();
        }
        assertThat(bank()).isEmpty();
        assertThat(take(whole.replace("<GrpHdr/>", "<GrpHdr>" + "y".repeat(3_000_000) + "</GrpHdr>")).refusal()).isNull();
    }

    @Test
    void theDocumentMayStandInAnEnvelope() {
        String whole = camt("053", "08", statement("DE1", entry("4.00", "CRDT", BOOK, "B1", "")));
        String body = whole.substring(whole.indexOf("?>") + 2);

        assertThat(take("<?xml version='1.0'?><BizMsgEnvlp xmlns='urn:carrier'><AppHdr><Fr>BANK</Fr></AppHdr><Content>" + body + "</Content></BizMsgEnvlp>").counts().loaded())
                .isEqualTo(1);
    }

    @Test
    void aByteOrderMarkAndUtf16AreRead() {
        String whole = camt("053", "04", statement("DE1", entry("4.00", "CRDT", BOOK, "B1", "")));

        assertThat(takeBytes(("\uFEFF" + whole).getBytes(StandardCharsets.UTF_8)).counts().loaded()).isEqualTo(1);
        assertThat(takeBytes(whole.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16)).counts().unchanged()).isEqualTo(1);
    }

    Report take(String content) {
        return takeBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private Report takeBytes(byte[] content) {
        return intake.takeIn(Report.Kind.BANK_ENTRIES, file(content), "bank", null);
    }

    private List<String> bank() {
        return jdbc.sql("select * from bank_entry order by bank_entry_id").query((row, number) -> row.getString("bank_account") + " "
                + row.getString("amount") + " " + row.getString("currency") + " " + row.getString("payer_name") + "/" + row.getString("payer_account") + " "
                + row.getString("creditor_reference") + " " + row.getString("end_to_end_id") + " " + row.getString("remittance") + " "
                + row.getString("bank_reference") + " " + row.getString("return_reason")).list();
    }

    private static String camt(String number, String version, String... statements) {
        String[] names = switch (number) {
            case "052" -> new String[]{"BkToCstmrAcctRpt", "Rpt"};
            case "053" -> new String[]{"BkToCstmrStmt", "Stmt"};
            default -> new String[]{"BkToCstmrDbtCdtNtfctn", "Ntfctn"};
        };
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt." + number + ".001." + version + "\"><"
                + names[0] + "><GrpHdr/>" + String.join("", statements).replace("Stmt>", names[1] + ">") + "</" + names[0] + "></Document>";
    }

    private static String statement(String account, String... parts) {
        return "<Stmt><Acct><Id><IBAN>" + account + "</IBAN></Id></Acct>" + String.join("\n", parts) + "</Stmt>";
    }

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>";
    }

    private static String entry(String amount, String direction, String status, String reference, String details) {
        return "<Ntry><Amt Ccy='EUR'>" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd>" + status
                + "<BookgDt><Dt>2012-12-10</Dt></BookgDt><ValDt><Dt>2012-12-10</Dt></ValDt><AcctSvcrRef>" + reference + "</AcctSvcrRef>" + details + "</Ntry>";
    }

    private static String details(String batch, String transactions) {
        return "<NtryDtls>" + batch + "<TxDtls>" + transactions + "</TxDtls></NtryDtls>";
    }

    private static String tx(String amount, String currency, String endToEnd) {
        return "<Refs><EndToEndId>" + endToEnd + "</EndToEndId></Refs><Amt Ccy='" + currency + "'>" + amount + "</Amt>";
    }
}
