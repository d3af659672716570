package org.dunwell.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dunwell.customer.Customer;
import org.dunwell.message.Channel;
import org.dunwell.message.MessageText;
import org.dunwell.message.TextOrder;
import org.dunwell.message.TextRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTextTest {

    private static final String PAGE = "https://pay.nordwind.example/c/abcdefghijklmnopqrstuv";

    static Stream<Arguments> shipped() {
        return Stream.of("friendlyReminder", "firmReminder", "arrangementConfirmation").flatMap(purpose -> Stream.of(Samples.MUELLER, Samples.KOWALSKA)
                .flatMap(customer -> Stream.of(1, 3).map(invoices -> Arguments.of(purpose, customer, invoices))));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedTextMessageIsShortSaysWhoWritesAndBearsTheCustomersLink(String purpose, Customer customer, int invoices) {
        MessageText text = Samples.texts().write(withPage(Samples.order(purpose, Channel.SMS, customer, invoices), PAGE));

        assertThat(text.text()).startsWith("Nordwind Büroausstattung GmbH:").contains(PAGE).doesNotContain("{", "[", "\n", "\u00a0");
        assertThat(ShortText.parts(text.text())).isLessThanOrEqualTo(2);
        assertThat(text.language()).isEqualTo(customer.language().getLanguage().equals("de") ? "de" : "en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"friendlyReminder", "firmReminder"})
    void aReminderShowsNoAmountToWhoeverSeesTheScreen(String purpose) {
        assertThat(Samples.texts().write(withPage(Samples.order(purpose, Channel.SMS, Samples.KOWALSKA, 1), null)).text()).doesNotContain("€", "482").contains("+49 40 5550 1420");
    }

    @Test
    void aPurposeWithoutShortWordsIsNotWordedByThoseOfAMail() {
        assertThat(Samples.texts().speaks("placementLetter", "final", Channel.SMS, Locale.GERMAN)).isFalse();
        assertThat(Samples.texts().speaks("friendlyReminder", "firm", Channel.SMS, Locale.FRENCH)).isTrue();
        assertThatThrownBy(() -> Samples.text("placementLetter", Channel.SMS, Samples.MUELLER, 1)).isInstanceOf(TextRefused.class).hasMessageContaining("placementLetter/sms.en.txt");
    }

    @Test
    void aMissingValueStopsATextMessageAndNamesItself() {
        assertThatThrownBy(() -> of("Please call {creditorFax}")).isInstanceOf(TextRefused.class).hasMessageContaining("{creditorFax}").hasMessageContaining("sms.en.txt");
    }

    @Test
    void oneThatIsTooLongIsRefusedWithItsLength() {
        assertThatThrownBy(() -> of("word ".repeat(93))).isInstanceOf(TextRefused.class).hasMessageContaining("4 parts").hasMessageContaining("shorten");
        assertThat(of("word ".repeat(91)).text()).hasSizeLessThan(459);
    }

    @Test
    void aTableHasNoRoomInIt() {
        assertThatThrownBy(() -> of("Hello\n\n{invoices}")).isInstanceOf(TextRefused.class).hasMessageContaining("table");
    }

    @Test
    void partsAreCountedAsPhoneNetworksDo() {
        assertThat(ShortText.parts("a".repeat(160))).isEqualTo(1);
        assertThat(ShortText.parts("a".repeat(161))).isEqualTo(2);
        assertThat(ShortText.parts("a".repeat(306))).isEqualTo(2);
        assertThat(ShortText.parts("a".repeat(307))).isEqualTo(3);
        assertThat(ShortText.parts("€".repeat(80))).isEqualTo(1);
        assertThat(ShortText.parts("€".repeat(81))).isEqualTo(2);
        assertThat(ShortText.parts("ł".repeat(70))).isEqualTo(1);
        assertThat(ShortText.parts("ł".repeat(71))).isEqualTo(2);
    }

    private static MessageText of(String wording) {
        return ShortText.of(Wording.parseShort("letters/x/sms.en.txt", Locale.ENGLISH, wording), Samples.order("friendlyReminder", Channel.SMS, Samples.KOWALSKA, 1));
    }

    private static TextOrder withPage(TextOrder order, String page) {
        Map<String, Object> values = new HashMap<>(order.particulars());
        values.put("customerPage", page);
        return new TextOrder(order.purpose(), order.tone(), order.channel(), order.customer(), order.creditor(), order.caseNumber(), order.day(), List.copyOf(order.invoices()),
                order.total(), values);
    }
}
