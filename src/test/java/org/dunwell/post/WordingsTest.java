package org.dunwell.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Money;
import org.dunwell.message.Channel;
import org.dunwell.message.MessageText;
import org.dunwell.message.TextOrder;
import org.dunwell.message.TextRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

class WordingsTest {

    static Stream<TextOrder> everyPurposeInEveryLanguageByEveryChannel() {
        return Samples.PURPOSES.stream().flatMap(purpose -> Stream.of(Samples.MUELLER, Samples.KOWALSKA).flatMap(customer ->
                Stream.of(Channel.EMAIL, Channel.LETTER).flatMap(channel -> Stream.of(1, 3).map(invoices -> Samples.order(purpose, channel, customer, invoices)))));
    }

    @ParameterizedTest
    @MethodSource
    void everyPurposeInEveryLanguageByEveryChannel(TextOrder order) {
        MessageText text = Samples.texts().write(order);

        String language = order.customer() == Samples.MUELLER ? "de" : "en";
        assertThat(text.template()).matches("letters/" + order.purpose() + "/(friendly\\.)?" + language + "\\.txt");
        assertThat(text.language()).isEqualTo(language);
        assertThat(text.subject()).isNotBlank().hasSizeLessThan(90);
        for (String version : List.of(text.subject(), text.text(), text.html().replaceAll("(?s)<style>.*?</style>", ""))) {
            assertThat(version).doesNotContain("{", "}", "**", "??", "[", "null", " th:", ":th=");
        }
        assertThat(text.text()).contains(order.caseNumber(), "+49 40 5550 1420", language.equals("de") ? "Freundliche Grüße" : "Kind regards");
        order.invoices().forEach(invoice -> assertThat(text.html()).contains(invoice.number()));
    }

    @Test
    void amountsAndDaysAreWrittenAsTheReaderDoes() {
        assertThat(Samples.text("firmReminder", Channel.EMAIL, Samples.MUELLER, 3).text()).contains("3.639,90\u00a0€", "23. März 2026", "20.02.2026");
        assertThat(Samples.text("firmReminder", Channel.EMAIL, Samples.KOWALSKA, 3).text()).contains("€3,639.90", "23 March 2026", "20 Feb 2026");
        assertThat(Formats.of(Locale.ENGLISH, "US").money(Money.of("1234.50", "USD"))).isEqualTo("$1,234.50");
        assertThat(Formats.of(Locale.ENGLISH, "GB").money(Money.of("1234.50", "USD"))).isEqualTo("US$1,234.50");
        assertThat(Formats.of(Locale.ENGLISH, "US").day(LocalDate.of(2026, 3, 12))).isEqualTo("March 12, 2026");
        assertThat(Formats.of(Locale.GERMAN, "DE").money(Money.of("1234567", "JPY"))).startsWith("1.234.567");
    }

    @Test
    void aToneMayHaveAWordingOfItsOwn() {
        TextOrder order = Samples.order("friendlyReminder", Channel.EMAIL, Samples.MUELLER, 1);
        TextOrder courteous = new TextOrder(order.purpose(), "courteous", order.channel(), order.customer(), order.creditor(), order.caseNumber(),
                order.day(), order.invoices(), order.total(), order.particulars());

        assertThat(Samples.texts().write(courteous).template()).isEqualTo("letters/friendlyReminder/courteous.de.txt");
        assertThat(Samples.texts().write(courteous).text()).contains("dürfen wir Sie um Ihre Hilfe bitten?");
    }

    @ParameterizedTest
    @CsvSource({"firm, EMAIL, de-AT, firm.email.de", "firm, LETTER, de, letter.de", "firm, EMAIL, fr, firm.en", "friendly, EMAIL, de, de", "friendly, EMAIL, pt-BR, pt-BR",
            "friendly, EMAIL, pt, en"})
    void theClosestWordingIsTakenByToneChannelAndLanguage(String tone, Channel channel, String language, String expected, @TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("x"));
        for (String file : List.of("firm.email.de", "letter.de", "firm.en", "de", "en", "pt-BR")) {
            Files.writeString(folder.resolve("x").resolve(file + ".txt"), "Subject: " + file);
        }

        Wording wording = new Wordings(new DefaultResourceLoader(), folder.toUri().toString()).of("x", tone, channel, Locale.forLanguageTag(language));

        assertThat(wording.name()).isEqualTo("letters/x/" + expected + ".txt");
    }

    @Test
    void somethingToReadComesBeforeTheDemandWhereTheTreatmentAsksForIt() {
        MessageText text = Samples.text("friendlyReminder", Channel.EMAIL, Samples.MUELLER, 1);

        assertThat(text.article()).isEqualTo("reading-this-invoice");
        for (String version : List.of(text.text(), text.html())) {
            assertThat(version).contains("Gut zu wissen", "Eine Rechnung in zwei Minuten lesen", "/read/reading-this-invoice");
            assertThat(version.indexOf("Gut zu wissen")).isLessThan(version.indexOf("482,30"));
        }
        TextOrder order = Samples.order("friendlyReminder", Channel.EMAIL, Samples.MUELLER, 1);
        MessageText without = Samples.texts().write(with(order, "article", null));
        assertThat(without.article()).isNull();
        assertThat(without.text()).doesNotContain("Gut zu wissen");
        assertThatThrownBy(() -> Samples.texts().write(with(order, "article", "moon-landing"))).isInstanceOf(TextRefused.class)
                .hasMessageContaining("letters/education/moon-landing/en.txt").hasMessageContaining("choose-treatment");
    }

    @Test
    void aThankYouNamesWhatFallsDueNextWhereTheTreatmentAsksForIt() {
        TextOrder order = Samples.order("thanks", Channel.EMAIL, Samples.MUELLER, 0);

        assertThat(Samples.texts().write(order).text()).contains("2026-00700", "310,00\u00a0€", "06.04.2026");
        assertThat(Samples.texts().write(with(order, "upcoming", null)).text()).doesNotContain("als Nächstes");
    }

    @Test
    void fiveArticlesAreShippedInBothLanguages() {
        Wordings shipped = new Wordings(new DefaultResourceLoader(), "classpath:letters/");

        assertThat(shipped.articles()).containsExactly("how-credit-works", "reading-this-invoice", "ways-to-pay", "when-money-is-short", "who-can-help");
        for (String article : shipped.articles()) {
            assertThat(shipped.article(article, Locale.GERMAN).name()).endsWith("/de.txt");
            for (Wording wording : List.of(shipped.article(article, Locale.GERMAN), shipped.article(article, Locale.ENGLISH))) {
                assertThat(wording.passages()).hasSizeGreaterThan(1).allSatisfy(passage -> assertThat(passage.source()).doesNotContain("{"));
            }
        }
    }

    @Test
    void aChangedWordingIsAnotherVersion() {
        String version = Wording.parse("letters/x/en.txt", Locale.ENGLISH, "Subject: Hello").version();

        assertThat(Wording.parse("letters/y/en.txt", Locale.ENGLISH, "Subject: Hello").version()).isEqualTo(version).hasSize(8);
        assertThat(Wording.parse("letters/x/en.txt", Locale.ENGLISH, "Subject: Hello.").version()).isNotEqualTo(version);
    }

    @Test
    void aLogoStandsInTheMailAndOnTheLetter(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("logos"));
        Files.write(folder.resolve("logos").resolve("nordwind.png"), new byte[]{1, 2, 3});
        Files.write(folder.resolve("logos").resolve("big.jpg"), new byte[200_001]);
        Logos logos = new Logos(new DefaultResourceLoader(), folder.toUri().toString());

        assertThat(logos.of(Samples.NORDWIND)).isEqualTo("data:image/png;base64,AQID");
        assertThatThrownBy(() -> logos.of(named("big"))).isInstanceOf(TextRefused.class).hasMessageContaining("big.jpg");
        assertThat(logos.of(named("../labels"))).isNull();
        assertThat(logos.of(named("other"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ελευθερία Παπαδοπούλου", "Екатерина Щербакова", "Łukasz Wiśniewski", "Đặng Thị Hương", "Þórbjörg Ðan"})
    void aLetterWritesEveryEuropeanName(String name) {
        assertThat(Samples.texts().write(to(name, Channel.LETTER)).html()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"محمد الأحمد", "שרה כהן", "田中さくら"})
    void aNameThatTheFontsCannotWriteIsNoLetterWithBoxes(String name) {
        assertThatThrownBy(() -> Samples.texts().write(to(name, Channel.LETTER))).isInstanceOf(TextRefused.class)
                .hasMessageContaining(name).hasMessageContaining("letters/fonts/").hasMessageContaining("Latin letters");
        assertThat(Samples.texts().write(to(name, Channel.EMAIL)).html()).contains(name);
    }

    private static TextOrder to(String name, Channel channel) {
        Customer customer = new Customer("K-1", name, Customer.Kind.CONSUMER, null, Samples.MUELLER.address(), "a@b.example", null, Locale.GERMAN,
                Samples.MUELLER.zone(), null);
        return Samples.order("friendlyReminder", channel, customer, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"courteous", "friendly", "firm", "final"})
    void aSecondReminderHasWordsForEveryToneInBothLanguages(String tone) {
        for (Customer customer : List.of(Samples.MUELLER, Samples.KOWALSKA)) {
            TextOrder order = Samples.order("firmReminder", Channel.LETTER, customer, 3);
            MessageText text = Samples.texts().write(new TextOrder(order.purpose(), tone, order.channel(), order.customer(), order.creditor(), order.caseNumber(),
                    order.day(), order.invoices(), order.total(), order.particulars()));
            assertThat(text.template()).endsWith((tone.equals("firm") ? "/" : tone + ".") + text.language() + ".txt");
            assertThat(text.text().toLowerCase(Locale.ROOT)).contains("rf", "+49 40 5550 1420")
                    .doesNotContain("court", "gericht", "lawyer", "anwalt", "legal action", "rechtliche schritte", "schufa");
        }
    }

    private static Creditor named(String id) {
        return new Creditor(id, "Bare Ltd", Samples.NORDWIND.address(), null, null, null, null, Samples.NORDWIND.zone(), null);
    }

    private static TextOrder with(TextOrder order, String name, Object value) {
        Map<String, Object> particulars = new HashMap<>(order.particulars());
        particulars.put(name, value);
        return new TextOrder(order.purpose(), order.tone(), order.channel(), order.customer(), order.creditor(), order.caseNumber(), order.day(),
                order.invoices(), order.total(), particulars);
    }

    @Test
    void aPurposeWithoutAWordingIsRefusedByName() {
        assertThatThrownBy(() -> Samples.text("birthdayWishes", Channel.EMAIL, Samples.MUELLER, 1)).isInstanceOf(TextRefused.class)
                .hasMessageContaining("letters/birthdayWishes/en.txt");
    }

    @Test
    void aValueThatIsAskedForAndMissingIsRefusedByName() {
        Wording wording = Wording.parse("letters/x/en.txt", Locale.ENGLISH, "Subject: Hello\n\nDear {petName}, all is well.");

        assertThatThrownBy(() -> sheet(wording, Map.of())).isInstanceOf(TextRefused.class).hasMessageContaining("letters/x/en.txt").hasMessageContaining("{petName}");
        assertThatThrownBy(() -> sheet(wording, Map.of("petName", "  "))).isInstanceOf(TextRefused.class);
    }

    @Test
    void aConditionThatNobodyKnowsIsRefusedSoThatNoParagraphIsLostBySlip() {
        Wording wording = Wording.parse("letters/x/en.txt", Locale.ENGLISH, "Subject: Hello\n\n[severalInvoises] All of them.");

        assertThatThrownBy(() -> sheet(wording, Map.of())).isInstanceOf(TextRefused.class).hasMessageContaining("[severalInvoises]");
    }

    @Test
    void aParagraphIsSaidOnlyIfItsConditionHolds() {
        Wording wording = Wording.parse("letters/x/en.txt", Locale.ENGLISH,
                "# a remark\nSubject: Hello\n\n[pet] It is **{pet}**.\n\n[!pet] No pet.\n\n[pet byLetter] On paper.\n\n- one\n- two\n  and a half");

        assertThat(PlainText.of(sheet(wording, Map.of("pet", "a cat")))).contains("It is a cat.", "- two and a half").doesNotContain("No pet", "On paper", "remark");
        Map<String, Object> without = new HashMap<>();
        without.put("pet", null);
        assertThat(PlainText.of(sheet(wording, without))).contains("No pet.").doesNotContain("It is");
    }

    @Test
    void aValueCannotPoseAsMarkupOrAsAnotherParagraph() {
        Wording wording = Wording.parse("letters/x/en.txt", Locale.ENGLISH, "Subject: About {what}\n\nYou said {what}.");
        Sheet sheet = sheet(wording, Map.of("what", "<b>x</b>\r\n\r\nBcc: all@example.com {total} **y**"));

        assertThat(sheet.subject()).isEqualTo("About <b>x</b> Bcc: all@example.com {total} **y**");
        assertThat(sheet.passages()).hasSize(1);
        assertThat(new Layouts(new StaticApplicationContext(), "classpath:letters/").mail(sheet))
                .contains("&lt;b&gt;x&lt;/b&gt;").doesNotContain("<b>x");
    }

    @ParameterizedTest
    @CsvSource({"en, the account stated on the invoice, the contact details stated on the invoice",
            "de, das auf der Rechnung genannte Konto, die auf der Rechnung genannten Kontaktdaten"})
    void aCreditorWhoseBankAndPhoneNobodyToldIsPaidAndAskedAsTheInvoiceSays(String language, String pay, String ask) {
        Creditor bare = new Creditor("bare", "Bare Ltd", Samples.NORDWIND.address(), null, null, null, null, Samples.NORDWIND.zone(), null);
        TextOrder order = Samples.order("firmReminder", Channel.EMAIL, language.equals("de") ? Samples.MUELLER : Samples.KOWALSKA, 1);

        String text = Samples.texts().write(new TextOrder(order.purpose(), order.tone(), order.channel(), order.customer(), bare,
                order.caseNumber(), order.day(), order.invoices(), order.total(), order.particulars())).text();
        assertThat(text).contains(pay, ask, order.caseNumber());
    }

    private static Sheet sheet(Wording wording, Map<String, Object> particulars) {
        TextOrder order = Samples.order("thanks", Channel.EMAIL, Samples.MUELLER, 0);
        return Sheets.of(wording, new Wordings(new DefaultResourceLoader(), "classpath:letters/").labels(Locale.ENGLISH), null, null,
                new TextOrder("x", "friendly", order.channel(), order.customer(), order.creditor(), order.caseNumber(), order.day(), List.of(),
                        order.total(), particulars));
    }
}
