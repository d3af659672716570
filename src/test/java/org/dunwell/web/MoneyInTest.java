package org.dunwell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.casework.Waiving;
import org.dunwell.files.Importing;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

@SpringJUnitConfig({LedgerTables.OnH2.class, Importing.class, MoneyInTest.Web.class})
class MoneyInTest {

    private static final String MAPPING = """
            {"creditor": {"id": "acme", "name": "Acme", "country": "US", "timeZone": "America/New_York"},
             "separator": ",", "dateOrder": "YMD", "decimalSign": "."}""";
    private static final String ITEMS = """
            customer,invoice,issued,due,amount,currency
            K1,R1,2012-11-01,2012-12-01,100.00,USD
            K1,R2,2012-12-01,2013-01-01,50.00,USD
            """;
    private static final String PAYMENT = """
            {"customer": "K1", "currency": "USD", "amount": 30.10, "date": "2012-12-15", "invoice": "R1", "reference": "card 7"}""";

    @Configuration(proxyBeanMethods = false)
    @Import({FilesResource.class, ImportsResource.class, ReportFile.class, BackgroundImports.class, MappingsResource.class, MappingReader.class, PaymentsResource.class,
            AccountsResource.class, AdjustmentsResource.class})
    static class Web {
    }

    /** As {@code spring.mvc.problemdetails.enabled} does it. */
    @ControllerAdvice
    static class Problems extends ResponseEntityExceptionHandler {
    }

    @MockitoBean Waiving waiving;
    @Autowired FilesResource files;
    @Autowired ImportsResource imports;
    @Autowired MappingsResource mappings;
    @Autowired PaymentsResource payments;
    @Autowired AccountsResource accounts;
    @Autowired AdjustmentsResource adjustments;
    @Autowired Ledger ledger;
    @Autowired Accounts books;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private MockMvc web;

    @BeforeEach
    void openItems() throws Exception {
        List.of("import_finding", "import_run", "file_mapping", "allocation", "ledger_entry", "invoice", "account", "customer", "creditor")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        clock.setDay("2012-12-31");
        web = MockMvcBuilders.standaloneSetup(files, imports, mappings, payments, accounts, adjustments).setControllerAdvice(new ReadableProblems(),
                new Problems())
                .setMessageConverters(new ByteArrayHttpMessageConverter(),
                        new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                        .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).failOnUnknownProperties(true).build()))
                .build();
        upload("/api/open-items", ITEMS, MAPPING).andExpect(status().isOk());
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anImportAnswersWithItsReport() throws Exception {
        String report = upload("/api/open-items", ITEMS + "K1,R3,2012-11-01,2012-12-01,=1+1,USD\nK1,R4,2013-02-01,2013-03-01,5,USD\n",
                MAPPING)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kind").value("openItems")).andExpect(jsonPath("$.state").value("ended"))
                .andExpect(jsonPath("$.lines").value(4)).andExpect(jsonPath("$.loaded").value(0)).andExpect(jsonPath("$.unchanged")
                        .value(2))
                .andExpect(jsonPath("$.refused").value(1)).andExpect(jsonPath("$.notYet").value(1))
                .andExpect(jsonPath("$.findings[0].line").value(4)).andExpect(jsonPath("$.findings[0].field").value("amount"))
                .andExpect(jsonPath("$.findings[0].value").value("=1+1"))
                .andExpect(jsonPath("$.findings[1].outcome").value("notYet"))
                .andReturn().getResponse().getContentAsString();

        web.perform(get("/api/imports/" + JsonPath.read(report, "$.id"))).andExpect(content().json(report));
        web.perform(get(JsonPath.<String>read(report, "$.report"))).andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().string(containsString("4,refused,amount,'=1+1,")));
        web.perform(get("/api/imports")).andExpect(jsonPath("$.length()").value(2));
        web.perform(get("/api/imports/999999")).andExpect(status().isNotFound());
    }

    @Test
    void aFileThatCouldBeReadInTwoWaysIsAProblemThatAsks() throws Exception {
        upload("/api/open-items", ITEMS.replace("2012-12-01", "1/12/2012"), MAPPING.replace("\"dateOrder\": \"YMD\", ", ""))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(containsString("order of day, month and year was not declared")))
                .andExpect(jsonPath("$.mend").value(containsString("dateOrder")))
                .andExpect(jsonPath("$.import").isNumber());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"creditor": {"id": "acme"}, "dateorder": "YMD"} | Unknown word 'dateorder'
            {"creditor": {"id": "acme"}, "dateOrder": "DYM"} | The value of dateOrder cannot be read as one of [DMY, MDY, YMD]
            {"creditor":                                     | no JSON that can be read
            {"columns": {"customer": null}}                  | null
            null                                             | The mapping is empty
            """)
    void aMappingThatIsNoneIsRefusedInPlainWords(String mapping, String why) throws Exception {
        upload("/api/open-items", ITEMS, mapping).andExpect(status().isBadRequest()).andExpect(jsonPath("$.detail")
                .value(containsString(why)));
    }

    @Test
    void aMappingIsSavedUnderANameAndUsedByIt() throws Exception {
        web.perform(put("/api/mappings/acme-erp").contentType(MediaType.APPLICATION_JSON).content(MAPPING)).andExpect(status().isOk())
                .andExpect(jsonPath("$.dateOrder").value("YMD"));
        web.perform(get("/api/mappings")).andExpect(jsonPath("$[0]").value("acme-erp"));

        web.perform(file("/api/open-items", ITEMS).param("mappingName", "acme-erp")).andExpect(status().isOk())
                .andExpect(jsonPath("$.unchanged").value(2));
        web.perform(file("/api/open-items", ITEMS).param("mappingName", "other")).andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(containsString("acme-erp")));
        web.perform(file("/api/open-items", ITEMS)).andExpect(status().isBadRequest());
        web.perform(put("/api/mappings/a b").contentType(MediaType.APPLICATION_JSON).content(MAPPING)).andExpect(status().isBadRequest());
    }

    @Test
    void aPaymentWithTheSameKeyGivesTheSameAnswerAndIsBookedOnce() throws Exception {
        String first = pay("k-1", PAYMENT).andExpect(status().isCreated()).andExpect(jsonPath("$.amount").value(30.10))
                .andExpect(jsonPath("$.creditor").value("acme")).andReturn().getResponse().getContentAsString();
        clock.setDay("2013-01-05");

        assertThat(pay("k-1", PAYMENT).andExpect(status().isCreated()).andReturn().getResponse().getContentAsString()).isEqualTo(first);

        balance("119.9");
        pay("k-1", PAYMENT.replace("30.10", "30.11")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.field").value("Idempotency-Key")).andExpect(jsonPath("$.detail")
                        .value(containsString("with other content")));
        balance("119.9");
        pay("k-2", PAYMENT).andExpect(status().isCreated());
        balance("89.8");
    }

    @Test
    void aPaymentWithoutADateIsOfTodayAndStaysSoWhenToldAgain() throws Exception {
        String undated = PAYMENT.replace("\"date\": \"2012-12-15\", ", "");
        String first = pay("k-1", undated).andExpect(jsonPath("$.date").value("2012-12-31")).andReturn().getResponse().getContentAsString();
        clock.setDay("2013-01-05");

        assertThat(pay("k-1", undated).andReturn().getResponse().getContentAsString()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "K1"        | "K9"         | customer
            "USD"       | "CHF"        | currency
            "USD"       | "dollars"    | currency
            "USD"       | "XXX"        | currency
            30.10       | -30.10       | amount
            30.10       | 0            | amount
            30.10       | 30.105       | amount
            30.10       | 1e99         | amount
            30.10       | 1e999999999  | amount
            30.10       | null         | amount
            2012-12-15  | 2013-01-01   | date
            2012-12-15  | 9999-12-31   | date
            "card 7"    | "a\\u0000b"  | reference
            """)
    void aPaymentThatCannotBeBookedSaysWhichFieldAndWhy(String part, String instead, String field) throws Exception {
        pay("k-1", PAYMENT.replace(part.strip(), instead.strip())).andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.field").value(field)).andExpect(jsonPath("$.detail").isNotEmpty());
        balance("150");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "invoice"    | "invioce" | Unknown word 'invioce'
            30.10        | "ten"     | The value of amount cannot be read as a decimal number
            "2012-12-15" | "15/12/2012" | The value of date cannot be read as a day
            }            | ,         | no JSON that can be read
            """)
    void aRequestThatCannotBeReadSaysWhy(String part, String instead, String why) throws Exception {
        pay("k-1", PAYMENT.replace(part.strip(), instead.strip())).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString(why)));
        balance("150");
    }

    @Test
    void aPaymentNeedsAKey() throws Exception {
        web.perform(post("/api/payments").contentType(MediaType.APPLICATION_JSON).content(PAYMENT)).andExpect(status().isBadRequest());
        pay("with blank", PAYMENT).andExpect(status().isBadRequest());
        pay("x".repeat(101), PAYMENT).andExpect(status().isBadRequest());
    }

    @Test
    void aPaymentIsTakenBackOnce() throws Exception {
        String paid = pay("k-1", PAYMENT).andReturn().getResponse().getContentAsString();
        String path = "/api/payments/" + JsonPath.read(paid, "$.id") + "/reversal";
        String reversal = "{\"reason\": \"returned by the bank\", \"date\": \"2012-12-20\"}";

        String first = json(path, reversal).andExpect(status().isCreated()).andReturn().getResponse().getContentAsString();
        assertThat(json(path, reversal).andReturn().getResponse().getContentAsString()).isEqualTo(first);

        balance("150");
        json(path, "{}").andExpect(status().isUnprocessableEntity());
        json("/api/payments/999999/reversal", reversal).andExpect(status().isNotFound());
    }

    @Test
    void aCreditNoteLowersWhatIsOwedAndIsNoPayment() throws Exception {
        web.perform(post("/api/credit-notes").header("Idempotency-Key", "c-1").contentType(MediaType.APPLICATION_JSON).content(PAYMENT))
                .andExpect(status().isCreated());

        web.perform(get("/api/accounts/K1")).andExpect(jsonPath("$.accounts[0].balance").value(119.9))
                .andExpect(jsonPath("$.accounts[0].paid").value(0.0));
    }

    @Test
    void anAccountShowsItsInvoicesOldestDueFirst() throws Exception {
        pay("k-1", PAYMENT.replace("30.10", "100.00"));

        web.perform(get("/api/accounts/K1")).andExpect(status().isOk())
                .andExpect(jsonPath("$.accounts[0].currency").value("USD"))
                .andExpect(jsonPath("$.accounts[0].balance").value(50.0))
                .andExpect(jsonPath("$.accounts[0].invoices[0].number").value("R1"))
                .andExpect(jsonPath("$.accounts[0].invoices[0].daysPastDue").value(0))
                .andExpect(jsonPath("$.accounts[0].invoices[1].open").value(50.0));
        web.perform(get("/api/accounts/K1").param("onlyOpen", "true")).andExpect(jsonPath("$.accounts[0].invoices.length()").value(1));
        web.perform(get("/api/accounts/K9")).andExpect(status().isNotFound());
    }

    @Test
    void aChargeIsWaivedOnceByItsId() throws Exception {
        Account account = books.ofCustomers(List.of("K1")).get(0);
        ledger.bookCharge(account, Invoice.Kind.FEE, "R1", Money.of("5.00", "USD"), LocalDate.parse("2012-12-20"), null, "test", "fee/" + account.id());
        web.perform(get("/api/accounts/K1")).andExpect(jsonPath("$.accounts[0].invoices[1].kind").value("fee"))
                .andExpect(jsonPath("$.accounts[0].invoices[1].number").value("R1/fee-1"));
        long fee = books.invoice(account.id(), "R1/fee-1").orElseThrow().id();

        deed("/api/charges/" + fee + "/waiver", "w-1", "{\"amount\": 9, \"reason\": \"goodwill\"}").andExpect(status().isUnprocessableEntity());
        deed("/api/charges/" + fee + "/waiver", "w-1", "{\"reason\": \"goodwill\"}").andExpect(status().isCreated())
                .andExpect(jsonPath("$.amount").value(5.0)).andExpect(jsonPath("$.item").value("R1/fee-1"));
        deed("/api/charges/" + fee + "/waiver", "w-1", "{\"reason\": \"goodwill\"}").andExpect(status().isCreated());
        deed("/api/charges/" + fee + "/waiver", "w-1", "{\"reason\": \"another\"}").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.field").value("Idempotency-Key"));
        balance("150.00");
        long invoice = books.invoice(account.id(), "R1").orElseThrow().id();
        deed("/api/charges/" + invoice + "/waiver", "w-2", "{\"reason\": \"goodwill\"}").andExpect(status().isNotFound());
    }

    @Test
    void creditIsRefundedOnceAndNeverMore() throws Exception {
        pay("k-1", PAYMENT.replace("30.10", "170.00"));
        String refund = "{\"currency\": \"USD\", \"amount\": 20.00, \"reference\": \"by transfer\"}";

        deed("/api/accounts/K1/refunds", "f-1", refund.replace("20.00", "20.01")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value("The account has 20.00 USD in credit"));
        deed("/api/accounts/K1/refunds", "f-1", refund).andExpect(status().isCreated()).andExpect(jsonPath("$.amount").value(20.0));
        deed("/api/accounts/K1/refunds", "f-1", refund).andExpect(status().isCreated());
        deed("/api/accounts/K1/refunds", "f-1", refund.replace("20.00", "10.00")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.field").value("Idempotency-Key"));
        deed("/api/accounts/K9/refunds", "f-2", refund).andExpect(status().isNotFound());
        deed("/api/accounts/K1/refunds", "f-3", refund.replace("20.00", "-1")).andExpect(status().isUnprocessableEntity());
        balance("0.00");
    }

    @Test
    void receivablesAreTotalledByCreditorAndCurrency() throws Exception {
        web.perform(get("/api/receivables")).andExpect(jsonPath("$[0].creditor").value("acme")).andExpect(jsonPath("$[0].today")
                .value("2012-12-31"))
                .andExpect(jsonPath("$[0].openInvoices").value(2)).andExpect(jsonPath("$[0].open").value(150.0))
                .andExpect(jsonPath("$[0].overdueInvoices").value(1)).andExpect(jsonPath("$[0].overdue").value(100.0));
    }

    @ParameterizedTest(name = "{0} may post {1}: {3}, may get {2}: {4}")
    @CsvSource({"operators,/api/open-items,/api/imports,true,true",
            "credit-managers,/api/payments/file,/api/imports/1/report.csv,true,true",
            "camunda-admin,/api/payments,/api/receivables,true,true", "auditors,/api/payments,/api/imports,false,true",
            "collectors,/api/open-items,/api/accounts/K1,false,true", "collectors,/api/credit-notes,/api/imports/1,false,false",
            "process-owners,/api/mappings/x,/api/receivables,false,false",
            "credit-managers,/api/accounts/K1/refunds,/api/accounts/K1,true,true", "supervisors,/api/accounts/K1/refunds,/api/accounts/K1,false,true",
            "supervisors,/api/charges/1/waiver,/api/receivables,true,true", "collectors,/api/charges/1/waiver,/api/receivables,true,true"})
    void everyRoleMayOnlyDoItsPart(String role, String posted, String got, boolean mayPost, boolean mayGet) {
        assertThat(allowed(role, HttpMethod.POST, posted)).isEqualTo(mayPost);
        assertThat(allowed(role, HttpMethod.GET, got)).isEqualTo(mayGet);
    }

    private static boolean allowed(String role, HttpMethod method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method.name(), path);
        request.setServletPath(path);
        return new ApiRights().check(() -> new TestingAuthenticationToken("somebody", "", role), new RequestAuthorizationContext(request))
                .isGranted();
    }

    private void balance(String amount) throws Exception {
        web.perform(get("/api/accounts/K1")).andExpect(jsonPath("$.accounts[0].balance").value(Double.parseDouble(amount)));
    }

    private ResultActions pay(String key, String body) throws Exception {
        return web.perform(post("/api/payments").header("Idempotency-Key", key).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions deed(String path, String key, String body) throws Exception {
        return web.perform(post(path).header("Idempotency-Key", key).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions json(String path, String body) throws Exception {
        return web.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static MockMultipartHttpServletRequestBuilder file(String path, String text) {
        return multipart(path).file(new MockMultipartFile("file", "../up/items.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private ResultActions upload(String path, String text, String mapping) throws Exception {
        return web.perform(file(path, text).file(new MockMultipartFile("mapping", "", "application/json",
                mapping.getBytes(StandardCharsets.UTF_8))));
    }
}
