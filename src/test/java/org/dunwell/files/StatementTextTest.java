package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dunwell.intake.Report;
import org.dunwell.intake.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MT940 and BAI2. */
class StatementTextTest extends ImportCase {

    private static final String GERMAN = """
            :20:STARTUMS
            :25:12030000/0001234567
            :28C:1/1
            :60F:C121230EUR1000,00
            :61:1212311228CR119,00NTRFNONREF//B1
            :86:166?00GUTSCHRIFT?20EREF+E2E-1?21SVWZ+Rechnung R-17 vom 01.1?222.2012?30BYLADEM1001?31DE02120300000000202051?32Jürgen M
            üller?33 GmbH
            :61:121231D50,00NRTINONREF//B2
            :86:109?00RETOURE?20EREF+E2E-0?21MREF+M7?22SVWZ+RETURN AC04?31DE9?32Kurt
            :61:121231RC1,00NTRFNONREF
            :86:free text
             in two lines
            :61:121231D8,00NCHGNONREF
            :62F:C121231EUR1060,00
            -
            """;
    private static final String BAI2 = """
            01,BANK,US,121210,0700,1,80,,2/
            02,US,BANK,1,121210,,USD,2/
            03,123456,,015,5000,,/
            16,165,11900,Z,B1,INV-17,PAYMENT OF R-17, THANKS
            88,FROM ANNA
            16,557,2500,,B2,,RETURN R01
            16,475,1000,,B3,,CHECK/
            49,20400,6/
            98,20400,1,8/
            99,20400,1,10/
            """;

    @BeforeEach
    void emptyBank() {
        jdbc.sql("delete from bank_entry").update();
    }

    @Test
    void germanStructuredPurposesAreRead() {
        Report report = take(GERMAN);

        assertThat(report.refusal()).isNull();
        assertThat(report.counts()).isEqualTo(new Tally.Counts(4, 3, 1, 0, 0, 0, 0));
        assertThat(bank()).containsExactly(
                "12030000/0001234567 119.0000 2012-12-28 Jürgen Müller GmbH/DE02120300000000202051 E2E-1 Rechnung R-17 vom 01.12.2012 B1 null",
                "12030000/0001234567 -50.0000 2012-12-31 Kurt/DE9 E2E-0 RETURN AC04; Mandate M7 B2 AC04 closed account",
                "12030000/0001234567 -1.0000 2012-12-31 null/null null free text in two lines null null");
        assertThat(take(GERMAN).counts().unchanged()).isEqualTo(4);
    }

    @Test
    void windowsLettersLineEndsAndSwiftBlocksChangeNothing() {
        String blocks = "{1:F01BANKDEFFAXXX0000000000}{2:I940BANKDEFFXXXXN}{4:\r\n" + GERMAN.replace("\n", "\r\n").replace("-\r\n", "-}\r\n");

        assertThat(take(GERMAN).counts().loaded()).isEqualTo(3);
        assertThat(take(blocks, Charset.forName("windows-1252")).counts().unchanged()).isEqualTo(4);
    }

    @Test
    void dutchSlashCodesAreRead() {
        Report report = take("""
                :20:1
                :25:NL91ABNA0417164300EUR
                :28C:1
                :60F:D130101EUR10,
                :61:1301021231C10,5NTRFNOTPROVIDED
                :86:/TRTP/SEPA OVERBOEKING/IBAN/NL56AGDH9619008421/BIC/ABNANL2A/NAME/A. de Vries/REMI/Factuur R-17/EREF/E2E-5
                :62F:C130102EUR0,5
                """.replace("130101", "121229").replace("1301021231", "1212301230").replace("130102", "121230"));

        assertThat(report.refusal()).isNull();
        assertThat(bank()).containsExactly("NL91ABNA0417164300EUR 10.5000 2012-12-30 A. de Vries/NL56AGDH9619008421 E2E-5 Factuur R-17 null null");
    }

    @Test
    void anMt940WhoseBalancesDisagreeOrThatIsCutOffIsRefused() {
        assertThat(take(GERMAN.replace("EUR1060,00", "EUR1061,00")).refusal())
                .isEqualTo("Statement 1: opening balance and entries give 1060.00 EUR, the closing balance says 1061.00 EUR");
        assertThat(take(GERMAN.substring(0, GERMAN.indexOf(":62F:"))).refusal()).contains("no closing balance");
        assertThat(bank()).isEmpty();
    }

    @Test
    void statementsOfOneFileMustCarryTheirBalanceForward() {
        String second = GERMAN.replace(":28C:1/1", ":28C:1/2").replace("C121230EUR1000,00", "C121231EUR1060,00").replace("C121231EUR1060,00\n-", "C121231EUR1120,00\n-")
                .replace("//B", "//D");

        assertThat(take(GERMAN + second.replace("EUR1060,00", "EUR1061,00").replace("EUR1120,00", "EUR1121,00")).refusal())
                .isEqualTo("Statement 2 begins with 1061.00 EUR, the one before it (1/1) ended with 1060.00 EUR");
        assertThat(take(GERMAN + second.replace(":28C:1/2", ":28C:7/1").replace("EUR1060,00", "EUR1061,00").replace("EUR1120,00", "EUR1121,00")).refusal())
                .as("a statement between them is missing").isNull();
        emptyBank();
        Report report = take(GERMAN + second);
        assertThat(report.refusal()).isNull();
        assertThat(report.counts().lines()).isEqualTo(8);
        assertThat(bank()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABNANL2A\r\n940\r\nABNANL2A\r\n", ":940:\r\n", "{1:F01INGBNL2ABXXX0000000000}\r\n{2:I940INGBNL2AXXXN}\r\n{4:\r\n", "\r\n"})
    void linesOfTheBankBeforeTheFirstFieldAreSteppedOver(String before) {
        Report report = take(before + """
                :20:ABN AMRO BANK NV
                :25:517852257
                :28:19321/1
                :60F:C121230EUR3236,28
                :61:1212311231C000000000009,00N192NONREF
                :86:GIRO   428428 ANNA R-17
                :62F:C121231EUR3245,28
                -
                """.replace("\n", "\r\n"));

        assertThat(report.refusal()).isNull();
        assertThat(bank()).containsExactly("517852257 9.0000 2012-12-31 null/null null GIRO   428428 ANNA R-17 null null");
    }

    @Test
    void everyMarkOfAnMt940MovementIsUnderstood() {
        Report report = take("""
                :20:1
                :25:DE1
                :28C:1
                :60F:C121230EUR100,00
                :61:121231C10,00NTRFE1
                :61:121231D1,00NCHGE2
                :61:121231RC2,00NTRFE3
                :61:121231RD3,00NTRFE4
                :61:121231EC4,00NTRFE5
                :61:121231ED5,00NTRFE6
                :62F:C121231EUR110,00
                """);

        assertThat(report.refusal()).isNull();
        assertThat(report.counts()).isEqualTo(new Tally.Counts(6, 3, 1, 0, 2, 0, 0));
        assertThat(bank()).extracting(one -> one.split(" ")[1] + " " + one.split(" ")[4]).containsExactly("10.0000 E1", "-2.0000 E3", "3.0000 E4");
        assertThat(findings(report)).anyMatch(one -> one.contains("a reversed debit, not a payment of a customer"))
                .filteredOn(one -> one.contains("expected, not booked by the bank yet")).hasSize(2);
    }

    @Test
    void whatBanksBendInMt940IsReadAllTheSame() {
        Report report = take("""
                :20:1
                :25:DE1
                :28C:1
                :60F:C120228EUR100,00
                :61:120230C10,00NOV NONREF
                :86: 166?00GUTSCHRIFT?20SVWZ+R-17?32ANNA
                :61:120229CF20,00S   E2
                :86:R-18
                :62F:C120229130,00
                """);

        assertThat(report.refusal()).isNull();
        assertThat(bank()).as("the 30th of February, a code of blanks, a blank before the purpose, a balance without currency")
                .containsExactly("DE1 10.0000 2012-02-29 ANNA/null null R-17 null null", "DE1 20.0000 2012-02-29 null/null E2 R-18 null null");
        assertThat(take(GERMAN.replace("C121230EUR1000,00", "C1212301000,00")).refusal()).isEqualTo("Line 4: the opening balance names no currency");
    }

    @Test
    void aReportWithinTheDayIsRefusedAsWhatItIs() {
        Report report = take("""
                :20:ST1
                :25:PL29114010810000267002001002
                :28C:1/1
                :34F:PLN0
                :13D:1212311815+0100
                :61:1212311231CN0,01NTRFNONREF//MB1
                :86:R-17
                :90C:1PLN0,01
                -
                """);

        assertThat(report.refusal()).isEqualTo("This is an MT942, a report within the day (line 4)");
        assertThat(report.mend()).contains("MT940 of the day");
    }

    @Test
    void recordsOfBai2ThatShareALineAreToldApart() {
        Report report = take(BAI2.replace("\n49,", " 49,").replace("/\n98,", "/   98,").replace("/\n99,", "/ 99,").replace("CHECK/ ", "CHECK/\n"));

        assertThat(report.refusal()).isNull();
        assertThat(bank()).hasSize(2);
    }

    @Test
    void aGroupOfBai2ThatTakesBackOrCorrectsIsNotTaken() {
        Report report = take(BAI2.replace("02,US,BANK,1,", "02,US,BANK,3,"));

        assertThat(report.refusal()).isEqualTo("The group in line 2 has the status 3 (deletion, correction or test), which is not taken");
        assertThat(report.mend()).contains("status 1");
        assertThat(bank()).isEmpty();
    }

    @Test
    void theValueDateOfBai2IsKept() {
        take(BAI2.replace("16,165,11900,Z,", "16,165,11900,V,121212,,"));

        assertThat(jdbc.sql("select value_date from bank_entry order by bank_entry_id").query(String.class).list()).containsExactly("2012-12-12", "2012-12-10");
    }

    @Test
    void everyFundsTypeOfBai2IsSteppedOver() {
        Report report = take("""
                01,BANK,US,121210,0700,1,80,,2/
                02,US,BANK,1,121210,,USD,2/
                03,123456,,010,500,,,015,1000,,S,200,300,500,040,300,,V,121211,0900/
                16,165,100,S,10,20,70,B1,C1,IMMEDIATE ONE DAY AND MORE
                16,165,200,V,121212,1300,B2,C2,VALUE DATED
                16,165,300,D,2,0,100,1,200,B3,C3,DISTRIBUTED
                16,165,400,0,B4,C4,TODAY
                16,165,500,1,B5,C5,TOMORROW
                16,165,600,,B6,C6,NOTHING SAID
                49,3900,8/
                98,3900,1,10/
                99,3900,1,12/
                """);

        assertThat(report.refusal()).isNull();
        assertThat(bank()).extracting(one -> one.split(" ")[1] + one.substring(one.indexOf(" C"), one.lastIndexOf(' ')))
                .containsExactly("1.0000 C1 IMMEDIATE ONE DAY AND MORE B1", "2.0000 C2 VALUE DATED B2", "3.0000 C3 DISTRIBUTED B3", "4.0000 C4 TODAY B4",
                        "5.0000 C5 TOMORROW B5", "6.0000 C6 NOTHING SAID B6");
    }

    @Test
    void severalGroupsAndAccountsOfBai2AreOneFile() {
        Report report = take("""
                01,BANK,US,121210,0700,1,80,,2/
                02,US,BANK,1,121210,,USD,2/
                03,A1,,,,,/
                16,165,100,,B1,,ONE
                49,100,3/
                03,A2,EUR,,,,/
                16,165,200,,B2,,TWO
                49,200,3/
                98,300,2,8/
                02,US,BANK,1,121211,,USD,2/
                03,A1,,,,,/
                16,165,300,,B3,,THREE
                49,300,3/
                98,300,1,5/
                99,600,2,15/
                """);

        assertThat(report.refusal()).isNull();
        assertThat(bank()).extracting(one -> one.split(" ")[0] + " " + one.split(" ")[1] + " " + one.split(" ")[2])
                .containsExactly("A1 1.0000 2012-12-10", "A2 2.0000 2012-12-10", "A1 3.0000 2012-12-11");
    }

    @Test
    void anArchiveIsRefusedWithTheMend() {
        assertThat(take("PK\u0003\u0004 packed").refusal()).isEqualTo("This is an archive or a workbook (zip, gzip, xlsx)");
    }

    @Test
    void bai2IsReadWithItsReturns() {
        Report report = take(BAI2);

        assertThat(report.refusal()).isNull();
        assertThat(report.counts()).isEqualTo(new Tally.Counts(3, 2, 1, 0, 0, 0, 0));
        assertThat(bank()).containsExactly("123456 119.0000 2012-12-10 null/null null INV-17 PAYMENT OF R-17, THANKS FROM ANNA B1 null",
                "123456 -25.0000 2012-12-10 null/null null RETURN R01 B2 R01 insufficient funds");
        assertThat(take(BAI2).counts().unchanged()).isEqualTo(3);
        assertThat(take(BAI2.replace(",USD,", ",JPY,")).counts().loaded()).isEqualTo(2);
        assertThat(bank().get(2)).contains(" 11900.0000 ");
    }

    @Test
    void everyTotalAndCountOfBai2MustAgree() {
        assertThat(take(BAI2.replace("49,20400,6", "49,20401,6")).refusal())
                .isEqualTo("Account 123456: control total (minor units) is said to be 20401, there is 20400 (line 8)");
        assertThat(take(BAI2.replace("49,20400,6", "49,20400,5")).refusal()).contains("number of records");
        assertThat(take(BAI2.replace("98,20400,1,8", "98,20400,2,8")).refusal()).contains("number of parts");
        assertThat(take(BAI2.replace("99,20400,1,10", "99,1,1,10")).refusal()).contains("The file: control total");
        assertThat(take(BAI2.substring(0, BAI2.indexOf("99,"))).refusal()).contains("cut off");
        assertThat(bank()).isEmpty();
    }

    private Report take(String content) {
        return take(content, StandardCharsets.UTF_8);
    }

    private Report take(String content, Charset charset) {
        return intake.takeIn(Report.Kind.UNRECOGNISED, file(content.getBytes(charset)), "bank", null);
    }

    private List<String> bank() {
        return jdbc.sql("select * from bank_entry order by bank_entry_id").query((row, number) -> row.getString("bank_account") + " "
                + row.getString("amount") + " " + row.getString("booked_on") + " " + row.getString("payer_name") + "/" + row.getString("payer_account")
                + " " + row.getString("end_to_end_id") + " " + row.getString("remittance") + " " + row.getString("bank_reference") + " "
                + row.getString("return_reason")).list();
    }
}
