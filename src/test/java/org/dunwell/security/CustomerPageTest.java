package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.collection.CaseOpening;
import org.dunwell.collection.CollectionCases;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.portal.CustomerLinks;
import org.dunwell.trail.TrailBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody with the link of a message sees and does, and what nobody else does. */
class CustomerPageTest extends OverHttp {

    private static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static int test;

    @Autowired
    CustomerLinks links;
    @Autowired
    Creditors creditors;
    @Autowired
    Customers customers;
    @Autowired
    Accounts accounts;
    @Autowired
    Ledger ledger;
    @Autowired
    ContactPolicy policy;
    @Autowired
    CaseOpening opening;
    @Autowired
    CollectionCases cases;
    @Autowired
    TrailBook trail;

    @Autowired
    JdbcClient sql;

    private Account account;
    private String place;

    @BeforeEach
    void anAccount() {
        test++;
        account = account("P" + test, Locale.ENGLISH);
        place = "/c/" + links.tokenOf(account.id());
    }

    private Account account(String id, Locale language) {
        creditors.save(new Creditor("page", "Nordwind & Co", new Address(null, null, null, "DE"), "talk@nordwind.example", "+49 40 5550 1420", "DE02120300000000202051",
                "BYLADEM1001", ZoneId.of("Europe/Berlin"), null));
        customers.save(new Customer(id, "Acme <b>Tools</b>", Customer.Kind.BUSINESS, null, new Address(null, null, null, "DE"), "a@acme.example", null, language,
                ZoneId.of("Europe/Berlin"), null));
        Account of = accounts.open(id, "page", Currency.getInstance("EUR"));
        ledger.bookInvoice(of, "R-" + id, LocalDate.of(2026, 1, 2), LocalDate.of(2026, 2, 1), Money.of("1234.50", "EUR"), null, "test");
        return of;
    }

    @Test
    void itShowsWhatIsOpenAndHowToPay() {
        HttpResponse<String> page = browser().get(place);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("R-P" + test, "€1,234.50", "DE02 1203 0000 0000 2020 51", "RF", "data:image/png;base64,", "+49 40 5550 1420", "Acme &lt;b&gt;Tools")
                .doesNotContain("<b>Tools", "th:", "null");
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("cache-control")).hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(page.headers().firstValue("x-robots-tag")).hasValueSatisfying(value -> assertThat(value).contains("noindex"));
        assertThat(browser().get("/customer.css").statusCode()).isEqualTo(200);
    }

    @Test
    void itSpeaksTheCustomersLanguageAndSaysWhenNothingIsOpen() {
        Account german = account("G" + test, Locale.GERMAN);
        String token = "/c/" + links.tokenOf(german.id());
        assertThat(browser().get(token).body()).contains("Jetzt offen: 1.234,50\u00a0€");
        ledger.bookPayment(german, Money.of("1300.00", "EUR"), LocalDate.of(2026, 3, 1), null, null, "test", "page/" + test);
        assertThat(browser().get(token).body()).contains("Es ist nichts offen", "Guthaben: 65,50\u00a0€").doesNotContain("IBAN");
    }

    @Test
    void wishesHoldAtOnceAndCanBeTakenBack() {
        HttpResponse<String> saved = browser().form(place + "/wishes", "by", "letter");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("location")).hasValueSatisfying(to -> assertThat(to).endsWith(place + "?saved"));
        Customer customer = customers.get(account.customerId());
        assertThat(policy.optOutsOf(customer)).containsExactly("email", "phone", "sms");
        assertThat(policy.never(customer, "email")).isPresent();
        assertThat(browser().get(place + "?saved").body()).contains("Noted. Thank you.");

        browser().form(place + "/wishes", "by", "phone");
        assertThat(policy.optOutsOf(customer)).containsExactly("email", "letter", "sms");
    }

    @Test
    void whatThePageDoesNotAskForStaysAsItWas() {
        policy.optOut(account.customerId(), "visit", "clara");
        browser().form(place + "/wishes", "by", "email");
        assertThat(policy.optOutsOf(customers.get(account.customerId()))).containsExactly("letter", "phone", "sms", "visit");
    }

    @Test
    void whatThereIsToReadIsListedAndReadInTheCustomersLanguage() {
        assertThat(browser().get(place).body()).contains(place + "/read/ways-to-pay", "Ways to pay, and which one is least trouble");
        assertThat(browser().get(place + "/read/ways-to-pay").body()).contains("Scheduled transfer.", place + "/read/who-can-help", "Back to your account")
                .doesNotContain("Nordwind", "**", "th:");
        String german = "/c/" + links.tokenOf(account("RG" + test, Locale.GERMAN).id());
        assertThat(browser().get(german + "/read/who-can-help").body()).contains("Wer helfen kann", "Zurück zu Ihrem Konto");
    }

    @Test
    void whoReadsIsNotedOnceAndMachinesAreNot() {
        String article = place + "/read/ways-to-pay";
        browser().get(article);
        browser().get(article, "User-Agent", "Mozilla/5.0 (compatible; MailScanBot/2.0)", "Accept-Language", "en");
        browser().get(article, "User-Agent", CHROME, "Accept-Language", "en", "Sec-Purpose", "prefetch;prerender");
        browser().get(article, "User-Agent", CHROME);
        assertThat(browser().head(article).statusCode()).isEqualTo(200);
        assertThat(opened()).isEmpty();

        browser().get(article, "User-Agent", CHROME, "Accept-Language", "en-GB,en;q=0.9");
        browser().get(article, "User-Agent", CHROME, "Accept-Language", "en-GB,en;q=0.9");
        assertThat(opened()).containsExactly("inbound page opened Ways to pay, and which one is least trouble");
    }

    private List<String> opened() {
        return sql.sql("select direction || ' ' || channel || ' ' || result || ' ' || note from contact where customer_id = ?").param(account.customerId())
                .query(String.class).list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/read/moon-landing", "/read/..%2F..%2Flabels", "/read/WAYS-TO-PAY"})
    void whatIsNotThereCannotBeRead(String article) {
        assertThat(browser().get(place + article).statusCode()).isBetween(400, 404);
        assertThat(browser().get("/c/nobody/read/ways-to-pay").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/nobody", "/c/nobody?saved", "/c/%3Cscript%3E", "/c/' or '1'='1"})
    void aLinkThatIsNoneLeadsNowhere(String wrong) {
        HttpResponse<String> page = browser().get(wrong.replace(" ", "%20").replace("'", "%27"));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("does not work").doesNotContain("script>", "Nordwind");
    }

    @Test
    void aLinkThatWasTakenBackIsNone() {
        links.takeBack(account.id());
        assertThat(browser().get(place).statusCode()).isEqualTo(404);
        assertThat(browser().form(place + "/wishes", "by", "letter").statusCode()).isEqualTo(404);
        assertThat("/c/" + links.tokenOf(account.id())).isNotEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c", "/c/", "/c/x/wishes", "/c/x/other"})
    void nothingElseIsThere(String other) {
        assertThat(browser().get(other).statusCode()).isBetween(300, 405);
    }

    private String withACase() {
        opening.openNext(account.id() - 1, 1);
        return place;
    }

    private static String key(String page) {
        Matcher found = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aPromiseIsSentFromThePageAndShownOnIt() {
        String page = browser().get(withACase()).body();
        assertThat(page).contains("I will pay on a certain day", "pay in instalments", "Something is wrong", "Please call me", "Why is it not paid yet?").doesNotContain("null", "??");
        String day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(9).toString();
        HttpResponse<String> sent = browser().form(place + "/promise", "key", key(page), "date", day, "amount", "", "reason", "forgot");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Browser.location(sent)).endsWith(place + "?noted=PROMISED");
        assertThat(browser().get(place + "?noted=PROMISED").body()).contains("Noted: we wait for your payment", "What we agreed", "€1,234.50")
                .doesNotContain("I will pay on a certain day");
        assertThat(browser().form(place + "/promise", "key", key(page), "date", day, "amount", "", "reason", "forgot").statusCode()).as("sent again").isEqualTo(303);
    }

    @Test
    void whatHasToBePutRightIsSaidAndWhatWasFilledInStays() {
        String page = browser().get(withACase()).body();
        HttpResponse<String> sent = browser().form(place + "/dispute", "key", key(page), "reason", "billingIssue", "invoice", "R-P" + test, "text", " ");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("role=\"alert\"", "Please say in a few words", "<details open=\"open\">", "value=\"billingIssue\" selected=\"selected\"");
        HttpResponse<String> unsafe = browser().form(place + "/promise", "key", key(page), "date", "\"><script>alert(1)</script>", "reason", "forgot");
        assertThat(unsafe.statusCode()).isEqualTo(422);
        assertThat(unsafe.body()).contains("Please choose a day").doesNotContain("<script>");
    }

    @Test
    void withoutACaseThereIsNothingToSettle() {
        assertThat(browser().get(place).body()).doesNotContain("<details");
        assertThat(browser().form(place + "/call", "key", UUID.randomUUID().toString()).statusCode()).isEqualTo(422);
        assertThat(browser().form("/c/nobody/call", "key", UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
        assertThat(browser().form(place + "/everything", "key", "x").statusCode()).isBetween(400, 405);
        assertThat(browser().get(place + "?noted=rubbish").statusCode()).isEqualTo(200);
    }

    @Test
    void whatACustomerDoesStandsInTheTrailAsTheCustomers() {
        String page = browser().get(withACase()).body();
        browser().form(place + "/call", "key", key(page), "text", "After four");
        assertThat(trail.ofCase(cases.running(account.id()).orElseThrow().number())).anySatisfy(entry -> {
            assertThat(entry.what()).isEqualTo("callBackAsked");
            assertThat(entry.who()).isEqualTo("customer");
        });
    }

    @Test
    void aCollectorSeesThePromiseOnThePageOfTheCaseAndGivesItAnotherDayOnce() {
        String page = browser().get(withACase()).body();
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        browser().form(place + "/promise", "key", key(page), "date", today.plusDays(9).toString(), "reason", "forgot");
        String desk = "/desk/cases/" + cases.running(account.id()).orElseThrow().number();
        String shown = as("coll1").get(desk).body();
        assertThat(shown).contains("Promise of 1234.50 EUR, open", "Change or cancel");
        Matcher change = Pattern.compile("action=\"(" + desk + "/arrangements/\\d+)/change\"").matcher(shown);
        assertThat(change.find()).isTrue();

        Browser anna = as("coll1");
        anna.press(desk, change.group(1) + "/change", "firstDueOn", today.plusDays(12).toString(), "why", "Wages come later");
        assertThat(anna.get(desk).body()).contains("Changed. The customer gets a new confirmation.", "by First Last", "(Wages come later)");
        anna.press(desk, change.group(1) + "/change", "firstDueOn", today.plusDays(14).toString(), "why", "Once more");
        assertThat(anna.get(desk).body()).contains("changed 1 times before, at most 1");
        assertThat(as("auditor1").get(desk).body()).contains("Promise of").doesNotContain("Change or cancel");
        assertThat(as("auditor1").press(desk, change.group(1) + "/cancel", "why", "x").statusCode()).isEqualTo(403);
        anna.press(desk, change.group(1) + "/cancel", "why", "The customer asked for it");
        assertThat(anna.get(desk).body()).contains("Cancelled.", "Promise of 1234.50 EUR, cancelled");
    }
}
