package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is shown a way that ends at a closed door. */
class DoorsTest extends OverHttp {

    private static final Pattern WAY = Pattern.compile("<li><a href=\"(/[^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"coll1", "super1", "credit1", "owner1", "manager1", "auditor1", "operator1", "boss1"})
    void everyWayThatThePageShowsIsOpen(String person) {
        Browser browser = as(person);
        List<String> ways = WAY.matcher(browser.get("/").body()).results().map(way -> way.group(1)).toList();
        assertThat(ways).hasSizeGreaterThan(2).allSatisfy(way -> assertThat(browser.get(way).statusCode()).as(way).isNotIn(401, 403, 404));
    }

    @Test
    void whatIsNotTheirsIsNotShown() {
        assertThat(as("coll1").get("/").body()).contains("/camunda/app/tasklist/").doesNotContain("/desk/imports", "/desk/reports", "/camunda/app/admin/");
        assertThat(as("credit1").get("/desk/payments").body()).contains("href=\"/desk/imports\"").doesNotContain("/camunda/app/admin/");
    }
}
