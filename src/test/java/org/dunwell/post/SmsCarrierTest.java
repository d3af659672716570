package org.dunwell.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.dunwell.customer.Customer;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.MessageText;
import org.dunwell.message.PostFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of our own that answers as it is told to. */
class SmsCarrierTest {

    private static final Customer ADA = new Customer("K-7", "Ada \"Lovelace\"", Customer.Kind.CONSUMER, null, Samples.MUELLER.address(), null, "0151 1234 5678",
            Locale.GERMAN, Samples.MUELLER.zone(), null);

    private record Taken(String body, String key, String authorization) {
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Answer answer = says(200, "{\"messages\":[{\"id\":\"gw-17\"}]}");
    private HttpServer gateway;

    @TempDir
    Path outbox;

    @BeforeEach
    void gateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newCachedThreadPool());
        gateway.createContext("/send", exchange -> {
            taken.add(new Taken(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Authorization")));
            answer.give(exchange);
        });
        gateway.start();
    }

    @AfterEach
    void closed() {
        over.countDown();
        gateway.stop(0);
    }

    @Test
    void aTextMessageIsGivenToTheGatewayOnceForEachIdAndItsIdIsKept() throws IOException {
        assertThat(carrier("").carry(sms("Hallo \"Ada\"\nüber € {to}"))).isEqualTo("gw-17");

        assertThat(taken).singleElement().satisfies(request -> {
            assertThat(request.key()).isEqualTo("m-1");
            assertThat(request.authorization()).isEqualTo("Bearer secret-7");
            var sent = new ObjectMapper().readTree(request.body());
            assertThat(sent.path("to").asText()).isEqualTo("+4915112345678");
            assertThat(sent.path("text").asText()).isEqualTo("Hallo \"Ada\"\nüber € {to}");
            assertThat(sent.path("reference").asText()).isEqualTo("m-1");
        });
        assertThat(outbox).isEmptyDirectory();
    }

    @Test
    void aGatewayThatWantsAFormGetsOne() {
        SmsGateway form = Sms.at(url(), "application/x-www-form-urlencoded", "To={to}&Body={text}&Ref={id}", Duration.ofSeconds(5));
        new SmsCarrier(form, new Outbox(outbox)).carry(sms("Ja & nein"));

        assertThat(taken.get(0).body()).isEqualTo("To=%2B4915112345678&Body=Ja+%26+nein&Ref=m-1");
    }

    @Test
    void whatTheGatewayDoesNotTakeIsSaidInPlainWordsWithoutTheSecret() {
        for (int status : List.of(500, 401, 422)) {
            answer = says(status, "no\r\nway");
            assertThatThrownBy(() -> carrier("").carry(sms("Hallo"))).isInstanceOf(PostFailed.class)
                    .hasMessageContaining("answered " + status + ": no way").hasMessageContaining("+4915112345678").hasMessageContaining("C-2026-000417")
                    .hasMessageNotContaining("secret-7");
        }
    }

    @Test
    void aGatewayThatIsBusySaysForHowLong() {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            says(429, "slow down").give(exchange);
        };

        assertThatThrownBy(() -> carrier("").carry(sms("Hallo"))).isInstanceOf(PostFailed.class).hasMessageContaining("Retry-After: 120");
    }

    @Test
    void aGatewayThatNeverFinishesIsGivenUp() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        };
        SmsCarrier hasty = new SmsCarrier(Sms.at(url(), "application/json", "", Duration.ofMillis(300)), new Outbox(outbox));

        assertThatThrownBy(() -> hasty.carry(sms("Hallo"))).isInstanceOf(PostFailed.class).hasMessageContaining("no whole answer");
    }

    @Test
    void aLineThatIsCutIsAFailureThatIsTriedAgain() {
        answer = HttpExchange::close;

        assertThatThrownBy(() -> carrier("").carry(sms("Hallo"))).isInstanceOf(PostFailed.class).hasMessageContaining("dunwell.sms.url");
    }

    @Test
    void anAnswerThatCannotBeReadIsAnAnswer() {
        answer = says(202, "OK");

        assertThat(carrier("").carry(sms("Hallo"))).isNull();
    }

    @Test
    void aRedirectIsNotFollowedBecauseItWouldCarryTheSecretAway() {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", "http://elsewhere.example/");
            says(302, "").give(exchange);
        };

        assertThatThrownBy(() -> carrier("").carry(sms("Hallo"))).isInstanceOf(PostFailed.class).hasMessageContaining("302");
    }

    @Test
    void withoutAGatewayItLiesInTheOutbox() throws IOException {
        assertThat(new SmsCarrier(Sms.none(), new Outbox(outbox)).carry(sms("Hallo"))).isNull();

        try (var files = Files.list(outbox.resolve("sms"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(Files.readString(file)).contains("To: +4915112345678", "Nordwind", "Hallo"));
        }
    }

    @Test
    void onlyMobileNumbersTakeText() {
        assertThat(Channel.mobile("0151 1234 5678", "DE")).contains("+4915112345678");
        assertThat(Channel.mobile("07400 123456", "GB")).contains("+447400123456");
        assertThat(Channel.mobile("+1 (415) 555-2671", "DE")).contains("+14155552671");
        for (String none : List.of("", "040 5550100", "+49 40 5550100", "12", "call me", "+49 151 12345678 ext. 5", "0151 1234 5678 or 0160 1234567", "0800 1234567")) {
            assertThat(Channel.mobile(none, "DE")).as(none).isEmpty();
        }
        assertThat(Channel.mobile(null, "DE")).isEmpty();
    }

    @Test
    void aTimeoutLongerThanTheLockOfTheJobIsRefused() {
        assertThatThrownBy(() -> Sms.at(url(), "application/json", "", Duration.ofMinutes(3))).hasMessageContaining("dunwell.sms.timeout");
    }

    private SmsCarrier carrier(String body) {
        return new SmsCarrier(Sms.at(url(), "application/json", body, Duration.ofSeconds(5)), new Outbox(outbox));
    }

    private String url() {
        return "http://localhost:" + gateway.getAddress().getPort() + "/send";
    }

    private static Answer says(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Consignment sms(String text) {
        return Samples.consignment("m-1", Channel.SMS, ADA, new MessageText("letters/x/sms.de.txt", "de", "x", text, null, "0", null));
    }
}
