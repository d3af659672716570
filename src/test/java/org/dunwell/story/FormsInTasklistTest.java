package org.dunwell.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.TakeBankEntries;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form in the real Tasklist: it opens with what is known, asks only what applies, and its most common outcome is recorded. */
@Tag("alone")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.datasource.url=jdbc:h2:mem:forms-in-tasklist;DB_CLOSE_DELAY=-1",
        "camunda.bpm.job-execution.enabled=false",
        "dunwell.outbox=target/forms-in-tasklist-outbox",
        "dunwell.admin.user=admin", "dunwell.admin.password=story-admin-7"})
class FormsInTasklistTest extends Stories {

    private static Tasklist tasklist;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aBrowser() {
        Optional<Path> chromium = Tasklist.chromium();
        Assumptions.assumeTrue(chromium.isPresent() || System.getenv("CI") != null, "No Chromium here: set CHROMIUM to one");
        if (tasklist == null) {
            tasklist = new Tasklist(port, chromium.orElseThrow(() -> new AssertionError("CI needs a Chromium")));
        }
    }

    @AfterEach
    void nothingBroke() {
        if (tasklist != null) {
            assertThat(tasklist.errors()).isEmpty();
        }
    }

    @AfterAll
    static void closes() {
        if (tasklist != null) {
            tasklist.close();
            tasklist = null;
        }
    }

    @Test
    void aCallThatNobodyAnsweredTakesTwoClicksAndComplete() {
        due("1500.00");
        open("anna", "callCustomer", "What came of the call?");
        assertThat(tasklist.reads()).contains("Acme Tools", "1,500.00 EUR", "How to talk", "Ask first whether the invoice arrived", "I-1", "20 Feb 2026");
        assertThat(tasklist.asks("Why is it unpaid?")).isFalse();
        tasklist.chooses("What came of the call?", "No answer").looks("call-no-answer").completes();
        story().soon().hasNoTask("callCustomer").standsAt("pauseBetweenCallsEnded");
    }

    @Test
    void aPromiseIsRecordedAndAMistakeIsSaidPlainly() {
        due("1500.00");
        open("anna", "callCustomer", "What came of the call?");
        tasklist.chooses("What came of the call?", "Promises to pay").chooses("Why is it unpaid?", "Forgot").looks("call-promise-before")
                .dates("Will pay on", story().today().minusDays(3)).types("Amount", "1200.50");
        assertThat(tasklist.isRefused()).contains("Will pay on: this day has passed.");
        tasklist.looks("call-promise-refused");
        tasklist.dates("Will pay on", story().today().plusDays(4)).looks("call-promise").completes();
        story().soon().passed("confirmArrangement").standsAt("whicheverComesFirst");
    }

    @Test
    void aDisputeAsksWhatIsWrongAndOffersOnlyReasonsThatAreDisputes() {
        due("1500.00");
        open("anna", "callCustomer", "What came of the call?");
        tasklist.chooses("What came of the call?", "Disputes the bill").chooses("Why is it unpaid?", "Billing issue")
                .chooses("Which invoice?", "I-1").types("What is wrong?", "The price is wrong.").looks("call-dispute").completes();
        story().soon().hasTask("resolveBillingIssue");
        open("bill", "resolveBillingIssue", "Is the bill wrong, as the customer says?");
        assertThat(tasklist.reads()).contains("Disputed: billing issue", "The price is wrong.");
        tasklist.chooses("Is the bill wrong, as the customer says?", "Yes, the customer is right").types("Credit note of", "300").types("Explanation for the customer", "We took 300 off.")
                .looks("resolve-billing-issue").completes();
        story().soon().passed("disputeWon");
        assertThat(story().owed().toString()).isEqualTo("1200.00 EUR");
    }

    @Test
    void aPlanIsNegotiatedAndApprovedBySomebodyElse() {
        due("1000.00").completes("anna", "callCustomer", "callResult", "wantsToNegotiate", "reason", "financialDifficulty", "note", "Wants to pay in parts.");
        open("anna", "negotiate", "What was agreed?");
        assertThat(tasklist.reads()).contains("You may agree by yourself", "up to 3 instalments");
        tasklist.chooses("What was agreed?", "Instalments").chooses("Why is it unpaid?", "Financial difficulty").types("Instalments", "6")
                .dates("First payment on", story().today().plusDays(10)).types("Note", "Six parts are what they can do.").looks("negotiate").completes();
        story().soon();
        open("chris", "approveTerms", "Do you approve these terms?");
        assertThat(tasklist.reads()).contains("1,000.00 EUR in 6 instalments of 166.66 EUR", "Six parts are what they can do.");
        tasklist.chooses("Do you approve these terms?", "No, negotiate again").looks("approve-terms-no")
                .chooses("Do you approve these terms?", "Yes, confirm").looks("approve-terms").completes();
        story().soon().passed("confirmArrangement");
    }

    @Test
    void aSupervisorDecidesAStuckCase() {
        due("900.00");
        for (int attempt = 0; attempt < 3; attempt++) {
            story().completes("anna", "callCustomer", "callResult", "noContact", "note", "Rang for long, " + attempt + ".").daysPass(4);
        }
        String second = story().task("callCustomer").getAssignee();
        open(second, "callCustomer", "What came of the call?");
        assertThat(tasklist.reads()).contains("Tried without headway: anna 3 times", "Rang for long, 2.", "Begin afresh");
        tasklist.looks("call-second-colleague");
        for (int attempt = 0; attempt < 3; attempt++) {
            story().completes(second, "callCustomer", "callResult", "noContact").daysPass(4);
        }
        open("sofia", "decideHowToProceed", "How to proceed?");
        tasklist.chooses("How to proceed?", "Write the balance off").chooses("Why is it written off?", "Gone away").types("Why?", "Moved without a trace.")
                .looks("decide-how-to-proceed").completes();
        story().soon().endsWith("writtenOff");
    }

    @Test
    void missingContactDataIsCompleted() {
        story().customerWithoutAddress().owes("1500.00", 10).daysPass(2);
        open("anna", "completeContactData", "E-mail");
        tasklist.types("E-mail", "ada@acme.example").looks("complete-contact-data").completes();
        story().soon().hasNoTask("completeContactData");
    }

    @Test
    void aSpecialistHandlesAStoppedContact() {
        due("1500.00").contactIsStopped("asked");
        open("petra", "handleStopContact", "Why may nobody contact the customer?");
        tasklist.chooses("What becomes of the case?", "Contact ceased").types("What did you check and do?", "Read the letter.").looks("handle-stop-contact").completes();
        story().soon().endsWith("contactCeased");
    }

    @Test
    void aVisitIsResearchedAndReported() {
        due("60000.00");
        for (int person = 0; person < 3 && !story().standsAt().contains("researchCustomer"); person++) {
            String caller = Optional.ofNullable(story().task("callCustomer").getAssignee()).orElse("anna");
            for (int attempt = 0; attempt < 3; attempt++) {
                story().completes(caller, "callCustomer", "callResult", "noContact").daysPass(4);
            }
        }
        open(Optional.ofNullable(story().task("researchCustomer").getAssignee()).orElse("anna"), "researchCustomer", "Is a visit worthwhile?");
        tasklist.chooses("Is a visit worthwhile?", "Yes, announce").types("What did you find out?", "A family business.").types("Whom to ask for", "Ada Archer")
                .types("Room for negotiation", "Up to six parts.").looks("research-customer").completes();
        story().soon().daysPass(10);
        open("victor", "visitCustomer", "What came of the visit?");
        assertThat(tasklist.reads()).contains("Ask for: Ada Archer", "Werkstr. 5, 10115 Berlin, Germany");
        tasklist.chooses("What came of the visit?", "Met, ready to agree").chooses("Why is it unpaid?", "Forgot").looks("visit-customer").completes();
        story().soon().passed("customerVisited").hasTask("negotiate");
    }

    @Test
    void anAgencyThatDoesNotAnswerIsAsked() {
        due("1500.00").completes("anna", "callCustomer", "callResult", "noHeadway", "reason", "refuses").daysPass(17).daysPass(10);
        open("sofia", "chaseAcknowledgement", "Has the agency taken the invoices over?");
        assertThat(tasklist.reads()).contains("was given 3 open items over 1,559.41 EUR");
        tasklist.chooses("Has the agency taken the invoices over?", "Yes").types("The agency's reference", "H-1").looks("chase-acknowledgement").completes();
        story().soon().hasNoTask("chaseAcknowledgement");
    }

    @Test
    void anUnclearPaymentIsMatchedWithAProposal(@Autowired TakeBankEntries bank) {
        due("1500.00");
        bank.take(List.of(new BankEntry("entry 1", 1, null, "DE02120300000000202051", Money.of("1500.00", "EUR"), false, story().today(), story().today(),
                "ACME TOOLS", "DE75512108001245126199", null, null, "many thanks", null, null, "tasklist-1")), "story");
        story().soon();
        open("chris", "matchPayment", "What is it?");
        assertThat(tasklist.reads()).contains("ACME TOOLS", "1,500.00 EUR", "many thanks", "Not sure enough", "the name is alike");
        assertThat(tasklist.asks("Invoices and amounts")).isFalse();
        tasklist.chooses("What is it?", "One of the proposals").chooses("Which proposal?", "75 %: K-1 Acme Tools, I-1").looks("match-payment").completes();
        story().soon().hasNoTask("matchPayment");
        assertThat(story().owed().isZero()).isTrue();
    }

    private Story due(String amount) {
        return story().owes(amount, 10).daysPass(33).hasTask("callCustomer").untilCallsAreAllowed();
    }

    /** On a small screen: what is asked and Complete are in sight at once. */
    private void open(String person, String task, String question) {
        var open = story().task(task);
        tasklist.login(person, 1366, 768).opens(open.getId());
        if (open.getAssignee() == null) {
            tasklist.claims();
        }
        assertThat(tasklist.showsWithoutScrolling(question)).as(question + " in sight").isTrue();
    }
}
