package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reports are for those who watch the money")
class ReportsPageTest extends OverHttp {

    private static final String ITEMS = """
            customer,invoice,issued,due,amount,currency
            K1,R1,2012-11-01,2012-12-01,1234.50,USD
            K1,R2,2012-12-01,2013-01-01,50.00,USD
            """;
    private static final String MAPPING = """
            {"creditor": {"id": "reported", "name": "Reported & Sons", "country": "US", "timeZone": "America/New_York"},
             "separator": ",", "dateOrder": "YMD", "decimalSign": "."}""";

    @ParameterizedTest
    @ValueSource(strings = {"manager1", "super1", "credit1", "auditor1", "boss1"})
    void theyOpenThePageAndTheFilesWithTheirLogin(String user) {
        Browser person = as(user);
        assertThat(person.get("/desk/reports").statusCode()).isEqualTo(200);
        HttpResponse<String> aging = person.get("/desk/reports/aging.csv?asOf=2012-12-31");
        assertThat(aging.statusCode()).isEqualTo(200);
        assertThat(aging.body()).startsWith("\uFEFFasOf,");
        assertThat(person.get("/desk/reports/collection.csv").statusCode()).isEqualTo(200);
        assertThat(basic(user).get("/api/reports/aging").statusCode()).isEqualTo(200);
        assertThat(basic(user).get("/api/reports/collection").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coll1", "operator1", "owner1"})
    void othersAreRefused(String user) {
        Browser person = as(user);
        for (String page : new String[] {"/desk/reports", "/desk/reports/", "/desk/reports/aging.csv", "/desk/reports/collection.csv"}) {
            assertThat(person.get(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(basic(user).get("/api/reports/aging").statusCode()).isEqualTo(403);
        assertThat(basic(user).get("/api/reports/collection?format=csv").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/reports", "/desk/reports/aging.csv", "/api/reports/aging", "/api/reports/collection"})
    void strangersAreSentToTheLogin(String path) {
        assertThat(browser().get(path).statusCode()).isIn(302, 401);
    }

    @Test
    void thePageShowsFiguresOfTheDayAndLinksToTheSameAsFiles() {
        String boundary = "----reports";
        HttpResponse<String> loaded = basic("operator1").send(basic("operator1").request("/api/open-items")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"items.csv\"\r\n\r\n" + ITEMS
                        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"; filename=\"mapping.json\"\r\n\r\n" + MAPPING
                        + "\r\n--" + boundary + "--\r\n")));
        assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);

        String page = as("manager1").get("/desk/reports?creditor=reported&asOf=2012-12-31&from=2012-12-01&to=2012-12-31").body();

        assertThat(page).contains("31 December 2012", "Reported &amp; Sons", ">1,234.50<", ">50.00<", ">1,284.50<", "2 invoices");
        assertThat(page).as("1284.50 / 50.00 × 31").contains("796.4 days");
        assertThat(page).as("31 + 1234.50 / 1234.50 × 30").contains("61.0 days");
        assertThat(page).contains("/desk/reports/aging.csv?asOf=2012-12-31&amp;creditor=reported",
                "/desk/reports/collection.csv?from=2012-12-01&amp;to=2012-12-31&amp;creditor=reported");
        assertThat(page).doesNotContain("??", "Optional[");
    }

    @Test
    void aDayBeforeTheBookBeganIsEmptyAndSaysSo() {
        assertThat(as("manager1").get("/desk/reports?asOf=1950-01-31&from=1950-01-01&to=1950-01-31").body())
                .contains("Nothing had been invoiced or paid by this day.").contains("Nothing had been invoiced or paid by the end of this period.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=yesterday", "from=2013-02-01&to=2013-01-01", "creditor=%3Cscript%3E"})
    void aQuestionThatCannotBeAnsweredIsAskedAgain(String question) {
        HttpResponse<String> page = as("manager1").get("/desk/reports?" + question);
        assertThat(page.statusCode()).isIn(400, 404);
        assertThat(page.body()).contains("role=\"alert\"").contains("<form").doesNotContain("<script>");
    }
}
