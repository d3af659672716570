package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dunwell.correspondence.IncomingMail;
import org.dunwell.correspondence.MailDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page with what customers wrote, whatever they wrote into it. */
class MailDeskTest extends OverHttp {

    private static final String DESK = "/desk/mail";

    @Autowired
    MailDesk desk;

    private String subject;
    private long id;

    @BeforeEach
    void aMailOfAStranger() {
        subject = "About " + UUID.randomUUID();
        desk.take(new IncomingMail("mail:" + subject, Instant.now(), "eve@example.com", "Eve <script>", subject, "<img src=x onerror=alert(1)>\nsecond line", List.of(), false, 2, List.of()));
        id = desk.waiting(100).stream().filter(mail -> mail.subject().equals(subject)).findFirst().orElseThrow().id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager1", "auditor1", "operator1", "owner1"})
    void nobodyElseReadsOrDecides(String who) {
        assertThat(as(who).get(DESK).statusCode()).isEqualTo(403);
        assertThat(as(who).form(DESK + "/" + id + "/aside", "why", "x").statusCode()).isEqualTo(403);
    }

    @Test
    void whatNobodyCouldAssignIsShownEscapedAndPutAside() {
        Browser anna = as("coll1");
        String page = anna.get(DESK).body();
        assertThat(page).contains(subject, "&lt;img src=x", "Eve &lt;script&gt;", "2 attached").doesNotContain("<img", "<script>");

        assertThat(anna.press(DESK, DESK + "/" + id + "/assign", "caseNumber", "C-1999-000001").statusCode()).isEqualTo(302);
        assertThat(anna.get(DESK).body()).contains("There is no case &#39;C-1999-000001&#39;");
        assertThat(anna.press(DESK, DESK + "/" + id + "/aside", "why", "advertising").statusCode()).isEqualTo(302);
        assertThat(desk.waiting(100)).noneMatch(mail -> mail.id() == id);
    }

    @Test
    void withoutTheTokenOfThePageNothingIsDecided() {
        assertThat(as("coll1").form(DESK + "/" + id + "/aside", "why", "forged").statusCode()).isEqualTo(403);
        assertThat(desk.waiting(100)).anyMatch(mail -> mail.id() == id);
    }
}
