package org.dunwell.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.dunwell.correspondence.DeliveryReport;
import org.dunwell.correspondence.IncomingMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {

    private static final String ID = "0f7d2a6e-5b1c-4b7e-9a51-6f0c2f9b7d11";

    private final MailReader reader = new MailReader(Clock.fixed(Instant.parse("2026-03-12T08:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failed    | 5.1.1 | smtp; 550 5.1.1 <x@y.example> unknown user | FAILED    | 550 5.1.1 <x@y.example> unknown user
            failed    | 5.0.0 | X-Unix; user unknown                       | FAILED    | 5.0.0 X-Unix; user unknown
            failed    | 4.2.2 | smtp; 452 mailbox full                     | DELAYED   | 4.2.2 452 mailbox full
            delayed   | 4.4.1 | smtp; no answer                            | DELAYED   | 4.4.1 no answer
            delivered | 2.0.0 | smtp; 250 OK                               | DELIVERED | 2.0.0 250 OK
            relayed   | 2.0.0 | smtp; 250 OK                               | DELAYED   | 2.0.0 250 OK
            """)
    void aReportOfAMailServerSaysWhatBecameOfOurMail(String action, String status, String diagnostic, DeliveryReport.Outcome outcome, String reason) throws Exception {
        IncomingMail mail = read(report(action, status, diagnostic, "Message-ID:\n <" + ID + "@nordwind.example>"));

        assertThat(mail.reports()).singleElement().satisfies(report -> {
            assertThat(report.reference()).isEqualTo("<" + ID + "@nordwind.example>");
            assertThat(report.outcome()).isEqualTo(outcome);
            assertThat(report.reason()).isEqualTo(reason);
        });
    }

    @Test
    void aReportThatDoesNotSayOfWhichMailIsReadAsAMail() throws Exception {
        assertThat(read(report("failed", "5.1.1", "smtp; 550", "Subject: something")).reports()).isEmpty();
        assertThat(read(report("failed", "5.1.1", "smtp; 550", "Subject: something").replace("To: us", "In-Reply-To: <" + ID + "@nordwind.example>\nTo: us")).reports()).hasSize(1);
    }

    @Test
    void anAnswerIsReadWithoutWhatItQuotes() throws Exception {
        IncomingMail mail = read("""
                From: =?UTF-8?Q?J=C3=B6rg_M=C3=BCller?= <joerg@mueller.example>
                To: us
                Subject: =?UTF-8?B?UsO8Y2tmcmFnZQ==?=
                Message-ID: <answer-1@mueller.example>
                In-Reply-To: <%s@nordwind.example>
                References: <first@nordwind.example> <%s@nordwind.example>
                Content-Type: text/plain; charset=UTF-8

                Wir zahlen am Freitag.
                Gruß, Müller

                Am 10.03.2026 um 09:00 schrieb Nordwind:
                > Unsere Rechnung
                > ist offen
                """.formatted(ID, ID));

        assertThat(mail.sender()).isEqualTo("joerg@mueller.example");
        assertThat(mail.senderName()).isEqualTo("Jörg Müller");
        assertThat(mail.subject()).isEqualTo("Rückfrage");
        assertThat(mail.text()).isEqualTo("Wir zahlen am Freitag.\nGruß, Müller");
        assertThat(mail.refersTo()).containsExactly("<" + ID + "@nordwind.example>", "<first@nordwind.example>");
        assertThat(mail.isAutomatic()).isFalse();
        assertThat(mail.reports()).isEmpty();
    }

    @Test
    void aMailInHtmlBecomesPlainWordsAndNothingOfItIsKept() throws Exception {
        IncomingMail mail = read("""
                From: a@b.example
                Subject: x
                MIME-Version: 1.0
                Content-Type: text/html; charset=UTF-8

                <html><head><style>p{color:red}</style></head><body onload="alert(1)"><p>We pay &amp; thank you.</p><script>alert('x')</script>
                <img src="http://tracker.example/x.gif"><div>Best</div><blockquote>your old text</blockquote></body></html>
                """);

        assertThat(mail.text()).contains("We pay & thank you.", "Best").doesNotContain("alert", "tracker", "<", "color", "your old text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes", "Return-Path: <>", "Subject: Out of office: back on Monday",
            "Subject: Automatische Antwort: Ihre Mahnung"})
    void whatAProgramWroteIsKnownAsThat(String header) throws Exception {
        assertThat(read("From: a@b.example\n" + header + "\n\nI am away.\n").isAutomatic()).isTrue();
        assertThat(read("From: a@b.example\nAuto-Submitted: no\nSubject: About the office\n\nI am here.\n").isAutomatic()).isFalse();
    }

    @Test
    void attachmentsAreCountedAndLeftWhereTheyAre() throws Exception {
        IncomingMail mail = read("""
                From: a@b.example
                Subject: proof
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the slip.
                --b
                Content-Type: application/pdf; name=slip.pdf
                Content-Disposition: attachment; filename="../../etc/slip.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0=
                --b--
                """);

        assertThat(mail.text()).isEqualTo("See the slip.");
        assertThat(mail.attachments()).isEqualTo(1);
    }

    @Test
    void aMailOfAnyShapeIsReadOrEmptyButNeverLargerThanAPersonReads() throws Exception {
        assertThat(read("From: a@b.example\n\n" + "word ".repeat(100_000)).text()).hasSizeLessThanOrEqualTo(3500).endsWith("…");
        assertThat(read("Subject: no sender\n\nHello\u0000\u0007\u202e\n").text()).isEqualTo("Hello");
        assertThat(read("From: a@b.example\nContent-Type: text/plain; charset=no-such-charset\n\nHello\n").text()).isEqualTo("Hello");
        assertThat(read("From: broken <<>\nSubject: " + "s".repeat(5000) + "\n\n").subject()).hasSizeLessThanOrEqualTo(300);
        StringBuilder deep = new StringBuilder("From: a@b.example\nMIME-Version: 1.0\n");
        for (int i = 0; i < 200; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
        }
        assertThat(read(deep + "Content-Type: text/plain\n\nhidden\n").text()).doesNotContain("hidden");
    }

    @Test
    void theSameMailIsKnownAgainWithOrWithoutAMessageId() throws Exception {
        String without = "From: a@b.example\nSubject: x\nDate: Thu, 12 Mar 2026 08:00:00 +0000\n\nHello\n";
        assertThat(read(without).onceKey()).isEqualTo(read(without).onceKey()).isNotEqualTo(read(without.replace("Hello", "Hallo")).onceKey()).hasSizeLessThan(200);
        assertThat(read("Message-ID: <1@x>\n" + without).onceKey()).isEqualTo("mail:<1@x>");
    }

    private IncomingMail read(String mail) throws Exception {
        return reader.read(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    static String report(String action, String status, String diagnostic, String original) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@mx.example>
                To: us
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <report-%s@mx.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                This is the mail system. Your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Thu, 12 Mar 2026 08:00:00 +0000

                Final-Recipient: rfc822; x@y.example
                Action: %s
                Status: %s
                Diagnostic-Code: %s

                --b
                Content-Type: text/rfc822-headers

                From: forderungen@nordwind.example
                %s
                Subject: Rechnung

                --b--
                """.formatted(status, action, status, diagnostic, original);
    }
}
