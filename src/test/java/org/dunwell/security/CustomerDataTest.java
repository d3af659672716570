package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held on a customer goes to auditors and administrators, only these forget a customer, and auditors look whether the trail is whole. */
class CustomerDataTest extends OverHttp {

    @Test
    void nobody_else_gets_everything_on_a_customer() {
        for (String who : List.of("coll1", "super1", "credit1", "manager1", "operator1", "owner1")) {
            assertThat(basic(who).get("/api/customers/K-1/export").statusCode()).as(who).isEqualTo(403);
            assertThat(as(who).get("/desk/customers/K-1/export").statusCode()).as(who).isEqualTo(403);
            assertThat(basic(who).get("/api/trail/verification").statusCode()).as(who).isEqualTo(403);
        }
        for (String who : List.of("auditor1", "boss1")) {
            assertThat(basic(who).get("/api/customers/nobody/export").statusCode()).as(who).isEqualTo(404);
            assertThat(basic(who).json("/api/trail/verification").get("broken").isNull()).as(who).isTrue();
        }
        assertThat(browser().get("/api/customers/K-1/export").statusCode()).isEqualTo(401);
    }

    @Test
    void only_administrators_forget_a_customer() {
        for (String who : List.of("coll1", "super1", "credit1", "manager1", "operator1", "owner1", "auditor1")) {
            assertThat(basic(who).post("/api/customers/nobody/erasure", "{\"reason\": \"asked\"}").statusCode()).as(who).isEqualTo(403);
        }
        assertThat(basic("boss1").post("/api/customers/nobody/erasure", "{\"reason\": \"asked\"}").statusCode()).isEqualTo(404);
    }
}
