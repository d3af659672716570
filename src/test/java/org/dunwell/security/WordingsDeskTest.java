package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Wordings as they would arrive. */
class WordingsDeskTest extends OverHttp {

    private static final String DESK = "/desk/wordings";

    @Autowired
    Creditors creditors;
    @Autowired
    Customers customers;
    @Autowired
    Accounts accounts;
    @Autowired
    Ledger ledger;

    @ParameterizedTest
    @ValueSource(strings = {"arrangementConfirmation", "disputeAcknowledgement", "disputeCorrection", "disputeRejection", "firmReminder", "friendlyReminder",
            "placementLetter", "thanks", "visitAnnouncement"})
    void aProcessOwnerSeesEveryWordingInBothLanguages(String purpose) {
        Browser owner = as("owner1");
        for (String language : new String[]{"en", "de"}) {
            String asked = "?purpose=" + purpose + "&language=" + language;
            assertThat(owner.get(DESK + asked).body()).contains("letters/" + purpose + "/", language.equals("de") ? "Freundliche Grüße" : "Kind regards")
                    .doesNotContain("role=\"alert\"");
            HttpResponse<String> mail = owner.get(DESK + "/mail" + asked);
            assertThat(mail.statusCode()).isEqualTo(200);
            assertThat(mail.headers().firstValue("content-security-policy")).hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
            assertThat(owner.get(DESK + "/letter" + asked).body()).startsWith("%PDF");
        }
    }

    @Test
    void whatIsWrongWithAWordingIsSaid() {
        assertThat(as("owner1").get(DESK + "?purpose=moonLanding").body()).contains("There is no wording for the purpose &#39;moonLanding&#39;: letters/moonLanding/en.txt is missing");
        assertThat(as("owner1").get(DESK + "/mail?purpose=moonLanding").statusCode()).isEqualTo(422);
    }

    @Test
    void theMailIsShownInAFrameOfThePageAndTheLetterAsPicture() {
        Browser owner = as("owner1");
        assertThat(owner.get(DESK + "?purpose=firmReminder&tone=final").body()).contains("sandbox=\"\"", "/desk/wordings/mail?purpose=firmReminder&amp;tone=final",
                "From letters/firmReminder/final.en.txt, version ");
        HttpResponse<String> mail = owner.get(DESK + "/mail?purpose=firmReminder");
        assertThat(mail.headers().firstValue("x-frame-options")).hasValue("SAMEORIGIN");
        assertThat(mail.headers().firstValue("content-security-policy")).hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'self'"));
        assertThat(owner.get(DESK + "?purpose=thanks&channel=letter").body()).contains("/desk/wordings/letter.png?purpose=thanks");
        assertThat(owner.get(DESK + "/letter.png?purpose=thanks").body()).contains("PNG");
        assertThat(owner.get(DESK + "?purpose=friendlyReminder&channel=sms").body()).contains("From letters/friendlyReminder/sms.en.txt");
        assertThat(owner.get(DESK + "?purpose=friendlyReminder&channel=pigeon").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyWhoReadsCasesSeesARealCustomer() {
        creditors.save(new Creditor("words", "Nordwind", new Address(null, null, null, "DE"), null, null, null, null, ZoneId.of("Europe/Berlin"), null));
        customers.save(new Customer("W1", "Wanda <i>Words</i>", Customer.Kind.CONSUMER, null, new Address(null, null, null, "DE"), null, null, Locale.GERMAN,
                ZoneId.of("Europe/Berlin"), null));
        ledger.bookInvoice(accounts.open("W1", "words", Currency.getInstance("EUR")), "W-100", LocalDate.of(2026, 1, 2), LocalDate.of(2026, 2, 1),
                Money.of("99.00", "EUR"), null, "test");

        assertThat(as("super1").get(DESK + "?customer=W1").body()).contains("W-100", "Wanda &lt;i&gt;Words").doesNotContain("<i>Words");
        assertThat(as("super1").get(DESK + "?customer=nobody").body()).contains("There is no customer nobody.");
        assertThat(as("owner1").get(DESK + "?customer=W1").body()).contains("for a made-up customer only").doesNotContain("W-100");
    }
}
