package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
import org.dunwell.intake.Report;
import org.dunwell.intake.Reports;
import org.dunwell.intake.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page on which credit managers send files in. */
class ImportsDeskTest extends OverHttp {

    private static final String DESK = "/desk/imports";
    private static final String HEADING = "customer,invoice,issued,due,amount,currency\n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Mappings mappings;
    @Autowired
    Reports reports;

    @BeforeEach
    void aMapping() {
        mappings.save("acme", new Mapping(new Mapping.CreditorData("acme", "Acme", null, null, null, "US", null, null, null, null, "America/New_York", null),
                null, ",", Mapping.DateOrder.YMD, ".", Map.of(), Map.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coll1", "super1", "operator1", "auditor1", "manager1", "owner1"})
    void nobodyElseSeesItOrSendsAnything(String who) {
        long id = reports.begin(Report.Kind.OPEN_ITEMS, "secret.csv", "credit1", Instant.now());
        Browser person = as(who);
        for (String path : List.of(DESK, DESK + "/" + id, DESK + "/" + id + "/report.csv", DESK + "/", DESK + "/;x")) {
            assertThat(person.get(path).statusCode()).as(path).isIn(400, 403, 404);
            assertThat(person.get(path).body()).doesNotContain("secret.csv");
        }
        int before = reports.newest(0, 1000).size();
        assertThat(person.formWithFile(DESK, "list.csv", HEADING, "kind", "openItems", "mapping", "acme").statusCode()).isEqualTo(403);
        assertThat(reports.newest(0, 1000)).hasSize(before);
    }

    @Test
    void whoIsNotLoggedInComesToTheLogin() {
        assertThat(Browser.location(browser().get(DESK))).endsWith("/login");
        assertThat(Browser.location(browser().get(DESK + "/1/report.csv"))).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit1", "boss1"})
    void aFileIsSentInAndItsReportIsShownAndDownloaded(String who) {
        Browser clara = as(who);
        HttpResponse<String> sent = clara.formWithFile(DESK, who + "-list.csv", HEADING + "D1,D1-" + who + ",2012-11-01,2012-12-01,100.00,USD\n"
                + "D1,<b>D2</b>-" + who + ",2012-11-01,2012-12-01,=much,USD\n", "kind", "openItems", "mapping", "acme");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String page = path(sent);

        String read = finished(clara, page);
        assertThat(counts(read)).startsWith("2", "1", "0", "1", "0");
        assertThat(read).contains("<h1 class=\"name\">" + who + "-list.csv</h1>", "sent in by <span>" + who + "</span>", "=much").doesNotContain("http-equiv=\"refresh\"");
        HttpResponse<String> csv = clara.get(page + "/report.csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body()).contains("3,refused,amount,'=much,");
        assertThat(clara.get(DESK).body()).contains(who + "-list.csv", "finished");
    }

    @Test
    void theSameFileAgainIsRepeatedAndPaymentsAreTakenToo() {
        Browser clara = as("credit1");
        String list = HEADING + "D3,D3,2012-11-01,2012-12-01,100.00,USD\n";
        finished(clara, path(clara.formWithFile(DESK, "list.csv", list, "kind", "openItems", "mapping", "acme")));
        assertThat(counts(finished(clara, path(clara.formWithFile(DESK, "list.csv", list, "kind", "openItems", "mapping", "acme"))))).startsWith("1", "0", "1", "0", "0");
        assertThat(counts(finished(clara, path(clara.formWithFile(DESK, "paid.csv", "customer,currency,amount,date,id\nD3,USD,40.00,2012-12-10,desk1\n",
                "kind", "payments", "mapping", "acme"))))).startsWith("1", "1", "0", "0", "0");
    }

    @Test
    void aFileThatIsRefusedAsAWholeSaysWhyAndWhatToDo() {
        Browser clara = as("credit1");
        String page = path(clara.formWithFile(DESK, "list.csv", "a,b\n1,2\n", "kind", "openItems", "mapping", "acme"));
        assertThat(finished(clara, page)).contains("role=\"alert\"");
    }

    @Test
    void whatIsMissingIsSaidOnThePage() {
        Browser clara = as("credit1");
        assertThat(said(clara, clara.formWithFile(DESK, "", "", "kind", "openItems", "mapping", "acme"))).contains("Choose a file that is not empty.");
        assertThat(said(clara, clara.formWithFile(DESK, "list.csv", HEADING, "kind", "openItems", "mapping", "acne"))).contains("Choose how the file is to be read.");
        assertThat(said(clara, clara.formWithFile(DESK, "list.csv", HEADING, "kind", "songs", "mapping", "acme"))).contains("Choose what is in the file.");
        assertThat(said(clara, clara.get(DESK + "/987654321"))).contains("There is no import 987654321.");
    }

    @Test
    void whileItRunsThePageLooksAgainByItself() {
        long id = reports.begin(Report.Kind.PAYMENTS, "long.csv", "credit1", Instant.now());
        reports.countsAre(id, new Tally.Counts(400, 390, 0, 10, 0, 0, 0));
        assertThat(as("credit1").get(DESK + "/" + id).body()).contains("http-equiv=\"refresh\"", "<progress", "<dd>400</dd>");
        long old = reports.begin(Report.Kind.PAYMENTS, "old.csv", "credit1", Instant.now().minus(Duration.ofHours(2)));
        assertThat(as("credit1").get(DESK + "/" + old).body()).contains("Nothing was heard of it for a long time").doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void whatStandsStillGoesOnAtAButton() {
        Browser clara = as("credit1");
        StringBuilder list = new StringBuilder(HEADING);
        for (int line = 1; line <= 450; line++) {
            list.append("S1,S1-").append(line).append(",2012-11-01,2012-12-01,1.00,USD\n");
        }
        String page = path(clara.formWithFile(DESK, "some.csv", list.toString(), "kind", "unrecognised", "mapping", "acme"));
        finished(clara, page);
        long id = reports.begin(Report.Kind.OPEN_ITEMS, "still.csv", "credit1", Instant.now());
        assertThat(clara.get(DESK + "/" + id).body()).contains("Stop it");
        clara.press(DESK + "/" + id, DESK + "/" + id + "/stop");
        reports.stopped(id, Instant.now());
        reports.recordsAre(id, 1000);
        assertThat(clara.get(DESK + "/" + id).body()).contains("It stands still", "Let it go on", "1,000").doesNotContain("http-equiv=\"refresh\"");
        clara.press(DESK + "/" + id, DESK + "/" + id + "/continue");
        assertThat(finished(clara, DESK + "/" + id)).as("a file that is not kept").contains("The file is not kept, or not whole");
        assertThat(counts(clara.get(page).body())).startsWith("450", "450");
    }

    @ParameterizedTest
    @CsvSource({"operator1,200,202", "credit1,200,202", "boss1,200,202", "coll1,403,403", "auditor1,403,403", "manager1,403,403", "owner1,403,403"})
    void programsSendAnyFileAndStopAndContinueImports(String who, int sent, int goesOn) throws IOException {
        Browser program = basic(who);
        HttpResponse<String> taken = program.formWithFile("/api/files", "invoice.xml", Files.readString(Path.of("src/test/resources/invoices/invoice-ubl.xml")));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(sent);
        if (sent == 200) {
            assertThat(taken.body()).contains("\"kind\":\"invoices\"");
        }
        long still = reports.begin(Report.Kind.OPEN_ITEMS, "still.csv", "credit1", Instant.now());
        assertThat(program.post("/api/imports/" + still + "/stop", null).statusCode()).isEqualTo(sent);
        reports.stopped(still, Instant.now());
        assertThat(program.post("/api/imports/" + still + "/continue", null).statusCode()).isEqualTo(goesOn);
    }

    @Test
    void findingsAndImportsComeFiftyAPage() {
        Browser clara = as("credit1");
        long id = reports.begin(Report.Kind.OPEN_ITEMS, "bad.csv", "credit1", Instant.now());
        List<Finding> findings = new ArrayList<>();
        for (int line = 1; line <= 120; line++) {
            findings.add(Finding.refused(line, "amount", "v" + line + "v", "It is wrong", "Mend it"));
        }
        reports.say(id, findings);
        reports.ended(id, Instant.now());
        assertThat(clara.get(DESK + "/" + id).body()).contains("v1v", "v50v", "page=2").doesNotContain("v51v");
        assertThat(clara.get(DESK + "/" + id + "?page=3").body()).contains("v101v", "v120v", "page=2").doesNotContain("page=4");
        assertThat(clara.get(DESK + "/" + id + "?page=-3").body()).contains("v1v");
        assertThat(clara.get(DESK + "/" + id + "?page=2147483647").body()).contains("There is no more.");

        for (int more = 0; more < 51; more++) {
            reports.ended(reports.begin(Report.Kind.OPEN_ITEMS, "more" + more + "m.csv", "credit1", Instant.now()), Instant.now());
        }
        assertThat(clara.get(DESK).body()).contains("more50m", "more1m", "page=2").doesNotContain("more0m");
        assertThat(clara.get(DESK + "?page=2").body()).contains("more0m", "page=1");
    }

    @Test
    void withoutTheTokenOfThePageNothingIsTaken() {
        Browser clara = as("credit1");
        assertThat(clara.upload(DESK, "file.csv", HEADING).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileOfTheInboxIsTakenInItsName() throws IOException {
        Path folder = Path.of("target/security/inbox/acme/open-items");
        Files.createDirectories(folder);
        String name = "inbox-" + System.nanoTime();
        Files.writeString(folder.resolve(name + ".csv"), HEADING + "D9," + name + ",2012-11-01,2012-12-01,100.00,USD\n");

        await().atMost(PATIENCE).until(() -> reports.newest(0, 20).stream().anyMatch(one -> one.fileName().equals(name + ".csv") && one.endedAt() != null));
        assertThat(reports.newest(0, 20)).filteredOn(one -> one.fileName().equals(name + ".csv")).singleElement()
                .matches(one -> one.who().equals("inbox") && one.counts().loaded() == 1);
    }

    private static String path(HttpResponse<String> redirect) {
        return Browser.location(redirect).replaceFirst("^http://[^/]+", "");
    }

    private static String said(Browser person, HttpResponse<String> redirect) {
        assertThat(path(redirect)).isEqualTo(DESK);
        return person.get(DESK).body();
    }

    private static String finished(Browser person, String page) {
        return await().atMost(PATIENCE).until(() -> person.get(page).body(), body -> !body.contains("It is being read"));
    }

    private static List<String> counts(String page) {
        Matcher count = Pattern.compile("<dd>(\\d+)</dd>").matcher(page);
        return count.results().map(one -> one.group(1)).toList();
    }
}
