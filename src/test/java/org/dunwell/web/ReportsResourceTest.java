package org.dunwell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.files.ReportFiling;
import org.dunwell.insight.CollectionReports;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The reports over HTTP, as JSON, as CSV, and refused. */
@SpringJUnitConfig({LedgerTables.OnH2.class, ReportFiling.class, CollectionReports.class, ReportsResourceTest.Web.class})
class ReportsResourceTest {

    @TestConfiguration(proxyBeanMethods = false)
    @EnableMethodSecurity
    @Import({ReportsResource.class, ReportQuestions.class})
    static class Web {
    }

    /** As {@code spring.mvc.problemdetails.enabled} does it. */
    @ControllerAdvice
    static class Problems extends ResponseEntityExceptionHandler {
    }

    @Autowired ReportsResource resource;
    @Autowired Ledger ledger;
    @Autowired Accounts accounts;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private MockMvc web;

    @BeforeEach
    void aBook() {
        List.of("allocation", "ledger_entry", "invoice", "account", "customer", "creditor").forEach(table -> jdbc.sql("delete from " + table).update());
        clock.setDay("2013-03-31");
        web = MockMvcBuilders.standaloneSetup(resource).setControllerAdvice(new ReadableProblems(), new Problems())
                .setMessageConverters(new ByteArrayHttpMessageConverter(), new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                        .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
                .build();
        as("managers");
        Account account = account("K1", "acme");
        ledger.bookInvoice(account, "R1", LocalDate.parse("2013-01-01"), LocalDate.parse("2013-01-31"), Money.of("100.00", "USD"), null, "test");
        ledger.bookInvoice(account, "R2", LocalDate.parse("2013-02-01"), LocalDate.parse("2013-03-03"), Money.of("200.00", "USD"), null, "test");
        ledger.bookPayment(account, Money.of("60.00", "USD"), LocalDate.parse("2013-02-10"), "R1", null, "test", "p");
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void agingNamesTheDayAndEachBucket() throws Exception {
        web.perform(get("/api/reports/aging").param("asOf", "2013-02-05").param("creditor", "acme")).andExpect(status().isOk())
                .andExpect(jsonPath("$.asOf").value("2013-02-05")).andExpect(jsonPath("$.creditor").value("acme"))
                .andExpect(jsonPath("$.currencies.length()").value(1)).andExpect(jsonPath("$.currencies[0].currency").value("USD"))
                .andExpect(jsonPath("$.currencies[0].current.invoices").value(1)).andExpect(jsonPath("$.currencies[0].current.open").value(200.0))
                .andExpect(jsonPath("$.currencies[0].days1To30.open").value(100.0)).andExpect(jsonPath("$.currencies[0].over90.invoices").value(0))
                .andExpect(jsonPath("$.currencies[0].total.invoices").value(2)).andExpect(jsonPath("$.currencies[0].total.open").value(300.0))
                .andExpect(jsonPath("$.currencies[0].creditOnAccount").value(0.0));
    }

    @Test
    void withoutADayItIsTodayAndWithoutACreditorAllOfThem() throws Exception {
        web.perform(get("/api/reports/aging")).andExpect(jsonPath("$.asOf").value("2013-03-31")).andExpect(jsonPath("$.creditor").doesNotExist())
                .andExpect(jsonPath("$.currencies[0].total.open").value(240.0));
        web.perform(get("/api/reports/collection").param("creditor", "")).andExpect(jsonPath("$.from").value("2013-01-01"))
                .andExpect(jsonPath("$.to").value("2013-03-31")).andExpect(jsonPath("$.days").value(90));
    }

    @Test
    void collectionBringsEverythingItIsComputedFrom() throws Exception {
        web.perform(get("/api/reports/collection").param("from", "2013-02-01").param("to", "2013-03-31")).andExpect(status().isOk())
                .andExpect(jsonPath("$.days").value(59)).andExpect(jsonPath("$.currencies[0].beginningReceivables").value(100.0))
                .andExpect(jsonPath("$.currencies[0].sales").value(200.0)).andExpect(jsonPath("$.currencies[0].endingReceivables").value(240.0))
                .andExpect(jsonPath("$.currencies[0].endingCurrent").value(0.0))
                .andExpect(jsonPath("$.currencies[0].dso").value(70.8))
                .andExpect(jsonPath("$.currencies[0].dsoCountBack").value(71.4))
                .andExpect(jsonPath("$.currencies[0].cei").value(20.0))
                .andExpect(jsonPath("$.currencies[0].countBack[0].month").value("2013-03")).andExpect(jsonPath("$.currencies[0].countBack[0].days").value(31))
                .andExpect(jsonPath("$.currencies[0].countBack[2].sales").value(100.0)).andExpect(jsonPath("$.currencies[0].countBack[2].deducted").value(40.0));
    }

    @Test
    void aFigureThatDoesNotExistIsLeftOutAndNotZero() throws Exception {
        web.perform(get("/api/reports/collection").param("from", "2013-03-01").param("to", "2013-03-31"))
                .andExpect(jsonPath("$.currencies[0].sales").value(0.0)).andExpect(jsonPath("$.currencies[0].dso").doesNotExist())
                .andExpect(jsonPath("$.currencies[0].dsoCountBack").value(71.4));
    }

    @Test
    void bothComeAsCsvWhenAskedForByParameterOrHeader() throws Exception {
        String aging = "\uFEFFasOf,creditor,currency,currentInvoices,current,days1To30Invoices,days1To30,days31To60Invoices,days31To60,days61To90Invoices,"
                + "days61To90,over90Invoices,over90,totalInvoices,total,charges,creditOnAccount\r\n"
                + "2013-02-05,acme,USD,1,200.00,1,100.00,0,0.00,0,0.00,0,0.00,2,300.00,0.00,0.00\r\n";
        web.perform(get("/api/reports/aging").param("asOf", "2013-02-05").param("creditor", "acme").param("format", "csv")).andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8")).andExpect(content().string(aging))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"aging-2013-02-05.csv\""));
        web.perform(get("/api/reports/aging").param("asOf", "2013-02-05").param("creditor", "acme").accept("text/csv")).andExpect(content().string(aging));
        web.perform(get("/api/reports/collection").param("from", "2013-02-01").param("to", "2013-03-31").accept("text/csv"))
                .andExpect(content().string(containsString("\r\n2013-02-01,2013-03-31,59,,USD,100.00,200.00,240.00,0.00,70.8,71.4,20.0,"
                        + "\"2013-03: 31 days, sales 0.00, deducted 0.00; 2013-02: 28 days, sales 200.00, deducted 200.00;"
                        + " 2013-01: 31 days, sales 100.00, deducted 40.00\"\r\n")));
        web.perform(get("/api/reports/aging").accept("text/csv").param("format", "json")).andExpect(content().contentType(MediaType.APPLICATION_JSON));
        for (String accept : List.of("*/*", "text/csv;q=0.5,application/json", "application/json,text/csv", "text/html,*/*;q=0.8")) {
            web.perform(get("/api/reports/aging").header("Accept", accept)).andExpect(content().contentType(MediaType.APPLICATION_JSON));
        }
    }

    @Test
    void aCreditorWhoseNameIsAFormulaIsHarmlessInASpreadsheet() throws Exception {
        account("K2", "=1+1");
        ledger.bookInvoice(account("K2", "=1+1"), "R3", LocalDate.parse("2013-01-01"), LocalDate.parse("2013-01-31"), Money.of("7.00", "USD"), null, "test");

        web.perform(get("/api/reports/aging").param("creditor", "=1+1").param("format", "csv")).andExpect(content().string(containsString(",'=1+1,USD,")));
        web.perform(get("/api/reports/collection").param("creditor", "=1+1").param("format", "csv")).andExpect(content().string(containsString(",'=1+1,USD,")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/reports/aging?asOf=31.12.2012                         | 400 | The value of asOf cannot be read as a day, like 2013-01-31: 31.12.2012
            /api/reports/aging?asOf=2013-02-30                         | 400 | The value of asOf cannot be read as a day
            /api/reports/aging?asOf=%2B999999999-01-01                 | 400 | The value of asOf cannot be read as a day
            /api/reports/aging?asOf=1899-12-31                         | 400 | The value of asOf cannot be read as a day
            /api/reports/aging?creditor=nobody                         | 404 | There is no creditor nobody
            /api/reports/aging?format=xml                              | 400 | format is json or csv
            /api/reports/collection?from=2013-03-01&to=2013-02-01      | 400 | The period begins on 2013-03-01, after it ends on 2013-02-01
            /api/reports/collection?from=soon                          | 400 | The value of from cannot be read as a day
            /api/reports/collection?to=later                           | 400 | The value of to cannot be read as a day
            /api/reports/collection?creditor=nobody&format=csv         | 404 | There is no creditor nobody
            """)
    void aQuestionThatCannotBeAnsweredSaysWhy(String question, int answer, String why) throws Exception {
        web.perform(get(URI.create(question)).accept("text/csv", "application/problem+json")).andExpect(status().is(answer))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON)).andExpect(jsonPath("$.detail").value(containsString(why)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"managers", "supervisors", "credit-managers", "auditors", "camunda-admin"})
    void thoseWhoWatchTheMoneyReadTheReports(String role) {
        as(role);
        assertThatCode(() -> aging()).doesNotThrowAnyException();
        assertThatCode(() -> collection()).doesNotThrowAnyException();
        assertThat(passes(role, HttpMethod.GET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"collectors", "service", "billing", "specialists", "visitors", "operators", "process-owners", "newcomer"})
    void nobodyElseDoes(String role) {
        as(role);
        assertRefused(this::aging);
        assertRefused(this::collection);
        assertThat(passes(role, HttpMethod.GET)).isFalse();
    }

    @Test
    void nobodyWritesThere() {
        assertThat(passes("managers", HttpMethod.POST)).isFalse();
    }

    private void aging() {
        resource.aging(null, null, null, null);
    }

    private void collection() {
        resource.collection(null, null, null, null, null);
    }

    private static void assertRefused(ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOf(AccessDeniedException.class);
    }

    private static boolean passes(String role, HttpMethod method) {
        MockHttpServletRequest request = new MockHttpServletRequest(method.name(), "/api/reports/aging");
        request.setServletPath("/api/reports/aging");
        return new ApiRights().check(() -> new TestingAuthenticationToken("somebody", "", role), new RequestAuthorizationContext(request)).isGranted();
    }

    private static void as(String role) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("maria", "", role));
    }

    private Account account(String customer, String creditor) {
        creditors.save(new Creditor(creditor, creditor, new Address(null, null, null, "US"), null, null, null, null, ZoneId.of("America/New_York"), null));
        customers.save(new Customer(customer, customer, Customer.Kind.BUSINESS, null, new Address(null, null, null, "US"), null, null, Locale.ENGLISH,
                ZoneId.of("America/New_York"), null));
        return accounts.open(customer, creditor, Currency.getInstance("USD"));
    }
}
