package org.dunwell.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dunwell.customer.Customer;
import org.dunwell.fault.MoodyMailServer;
import org.dunwell.fault.MoodyMailServer.Mood;
import org.dunwell.message.AddressRefused;
import org.dunwell.message.Channel;
import org.dunwell.message.Consignment;
import org.dunwell.message.MessageText;
import org.dunwell.message.PostFailed;
import org.dunwell.message.Reminders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class PostTest {

    private static final String ID = "0f7d2a6e-5b1c-4b7e-9a51-6f0c2f9b7d11";

    @RegisterExtension
    static GreenMailExtension mailServer = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @TempDir
    Path outbox;

    @Test
    void anEmailReachesTheMailServerWholeAndInTheCreditorsName() throws Exception {
        bySmtp(mailServer.getSmtp().getPort()).deliver(mail(Samples.MUELLER));

        assertThat(mailServer.getReceivedMessages()).singleElement().satisfies(PostTest::isTheReminder);
        assertThat(outbox).isEmptyDirectory();
    }

    @Test
    void sentAgainItBearsTheSameMessageId() throws Exception {
        bySmtp(mailServer.getSmtp().getPort()).deliver(mail(Samples.MUELLER));
        bySmtp(mailServer.getSmtp().getPort()).deliver(mail(Samples.MUELLER));

        assertThat(Stream.of(mailServer.getReceivedMessages()).map(PostTest::messageId).distinct())
                .containsExactly("<" + ID + "@nordwind.example>");
    }

    @Test
    void takenIsTakenEvenIfTheMailServerHangsUpWithoutAGoodbye() {
        try (MoodyMailServer server = new MoodyMailServer(() -> Mood.DROPS_AT_QUIT)) {
            bySmtp(server.port()).deliver(mail(Samples.MUELLER));

            assertThat(server.accepted()).containsExactly(ID);
        }
    }

    @ParameterizedTest
    @CsvSource({"BUSY, too many connections", "NO_SUCH_MAILBOX, no such mailbox", "GREYLISTS, greylisted", "DROPS_AFTER_DATA, EOF"})
    void whatTheMailServerDidNotTakeHasFailedAndSaysWhatItAnswered(Mood mood, String answer) {
        try (MoodyMailServer server = new MoodyMailServer(() -> mood)) {
            assertThatThrownBy(() -> bySmtp(server.port()).deliver(mail(Samples.MUELLER))).isInstanceOf(PostFailed.class).hasMessageContaining(answer);

            assertThat(server.accepted()).isEmpty();
        }
    }

    @Test
    void onlyAMailboxThatIsNotThereIsAnAddressThatLeadsNowhere() {
        try (MoodyMailServer server = new MoodyMailServer(() -> Mood.NO_SUCH_MAILBOX)) {
            assertThatThrownBy(() -> bySmtp(server.port()).deliver(mail(Samples.MUELLER))).isInstanceOf(AddressRefused.class).hasMessageContaining("another channel");
        }
        try (MoodyMailServer server = new MoodyMailServer(() -> Mood.GREYLISTS)) {
            assertThatThrownBy(() -> bySmtp(server.port()).deliver(mail(Samples.MUELLER))).isNotInstanceOf(AddressRefused.class);
        }
    }

    @Test
    void answersAndBouncesGoToTheMailboxThatIsRead() throws Exception {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("localhost");
        server.setPort(mailServer.getSmtp().getPort());
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mailSender", server);
        new MailCarrier(beans.getBeanProvider(JavaMailSender.class), "localhost", "1", "answers@dunwell.example", new Outbox(outbox),
                new Attachments(beans.getBeanProvider(Reminders.class), "nobody")).carry(mail(Samples.MUELLER));

        assertThat(mailServer.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getReplyTo()[0]).hasToString("answers@dunwell.example");
            assertThat(mail.getHeader("Return-Path", null)).contains("answers@dunwell.example");
            assertThat(mail.getFrom()[0].toString()).contains("forderungen@nordwind.example");
        });
        assertThatThrownBy(() -> new MailCarrier(beans.getBeanProvider(JavaMailSender.class), "localhost", "1", "nobody", new Outbox(outbox), null))
                .hasMessageContaining("dunwell.mailbox.address");
    }

    @Test
    void aMailServerThatDoesNotAnswerIsNamedInPlainWords() {
        assertThatThrownBy(() -> bySmtp(1).deliver(mail(Samples.MUELLER))).isInstanceOf(PostFailed.class)
                .hasMessageContaining("buchhaltung@mueller.example").hasMessageContaining("C-2026-000417").hasMessageContaining("localhost:1")
                .hasMessageContaining("spring.mail");
    }

    @Test
    void withoutAMailServerTheEmailLiesCompleteInTheOutbox() throws Exception {
        intoOutbox().deliver(mail(Samples.MUELLER));

        Path file = only("mail");
        assertThat(file.getFileName().toString()).isEqualTo("2026-03-12-C-2026-000417-friendlyReminder-" + ID + ".eml");
        try (InputStream content = Files.newInputStream(file)) {
            isTheReminder(new MimeMessage(Session.getInstance(new Properties()), content));
        }
    }

    @Test
    void theSameMessageAgainReplacesItsOwnFile() throws Exception {
        intoOutbox().deliver(mail(Samples.MUELLER));
        intoOutbox().deliver(mail(Samples.MUELLER));

        assertThat(files("mail")).hasSize(1);
    }

    @Test
    void aLetterIsAPdfThatCanBeRead() throws Exception {
        intoOutbox().deliver(letter(Samples.MUELLER));

        String german = text(pdf());
        assertThat(german).contains("Bäckerei Müller & Söhne", "Große Straße 5", "24937 Flensburg", "482,30 €", "DE02 1203 0000 0000 2020 51", "Freundliche Grüße");
    }

    @Test
    void aLetterCanWriteEveryEuropeanName() throws Exception {
        intoOutbox().deliver(letter(Samples.KOWALSKA));

        assertThat(text(pdf())).contains("Łukasz Wiśniewski", "ul. Świętojańska 12/4", "POLAND", "€482.30");
    }

    @Test
    void aLongLetterRunsOverSeveralPagesWithoutLosingAnInvoice() throws Exception {
        MessageText text = Samples.text("placementLetter", Channel.LETTER, Samples.KOWALSKA, 60);

        byte[] pdf = new LetterPaper(Samples.FONTS).print(text.html());

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(3, 4);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(text.subject());
            assertThat(read(document)).contains("2026-00418", "2026-00831", "Kind regards", "Page 1/" + document.getNumberOfPages());
        }
    }

    @Test
    void noNameOrSubjectCanSmuggleAHeaderIn() throws Exception {
        Customer sly = new Customer("K-1", "Eve\r\nBcc: all@example.com", Customer.Kind.BUSINESS, null, Samples.MUELLER.address(),
                "eve@example.com", null, Locale.ENGLISH, Samples.MUELLER.zone(), null);
        MessageText text = new MessageText("x", "en", "Hello\r\nBcc: all@example.com", "text", "<p>text</p>", "0", null);

        intoOutbox().deliver(Samples.consignment(ID, Channel.EMAIL, sly, text));

        try (InputStream content = Files.newInputStream(only("mail"))) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), content);
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getSubject()).isEqualTo("Hello Bcc: all@example.com");
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedInPlainWords() {
        for (String address : List.of("nobody", "a@b", "a@b.example, c@d.example", "a b@c.example", "a@b.example\r\nBcc: x@y.example")) {
            Customer customer = new Customer("K-1", "Brisk Bikes", Customer.Kind.BUSINESS, null, Samples.MUELLER.address(), address, null,
                    Locale.ENGLISH, Samples.MUELLER.zone(), null);

            assertThatThrownBy(() -> intoOutbox().deliver(Samples.consignment(ID, Channel.EMAIL, customer, Samples.text("thanks", Channel.EMAIL, Samples.MUELLER, 0))))
                    .isInstanceOf(PostFailed.class).hasMessageContaining("Brisk Bikes").hasMessageContaining("no e-mail address");
        }
    }

    @Test
    void anOutboxThatCannotBeWrittenIsNamedInPlainWords() throws IOException {
        Files.writeString(outbox.resolve("mail"), "a file where the folder should be");

        assertThatThrownBy(() -> intoOutbox().deliver(mail(Samples.MUELLER))).isInstanceOf(PostFailed.class)
                .hasMessageContaining("buchhaltung@mueller.example").hasMessageContaining(outbox.resolve("mail").toString());
    }

    private static void isTheReminder(MimeMessage mail) {
        try {
            assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@nordwind.example>");
            assertThat(mail.getFrom()[0].toString()).contains("forderungen@nordwind.example");
            assertThat(mail.getReplyTo()[0].toString()).contains("forderungen@nordwind.example");
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getAllRecipients()[0].toString()).contains("buchhaltung@mueller.example");
            assertThat(mail.getSubject()).isEqualTo("Unsere Rechnung 2026-00418 – ist sie bei Ihnen angekommen?");
            assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            assertThat(mail.getSentDate()).isEqualTo("2026-03-12T08:00:00Z");
            Multipart versions = (Multipart) mail.getContent();
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
            assertThat(versions.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat((String) versions.getBodyPart(0).getContent()).contains("482,30\u00a0€", "Grüße");
            assertThat(versions.getBodyPart(1).getContentType()).startsWith("multipart/related");
            Multipart withPictures = (Multipart) versions.getBodyPart(1).getContent();
            assertThat((String) withPictures.getBodyPart(0).getContent()).contains("482,30", "Büroausstattung", "https://pay.nordwind.example/C-2026-000417")
                    .contains("cid:picture1").doesNotContain("data:image", "src=\"http");
            assertThat(withPictures.getCount()).isEqualTo(2);
            assertThat(withPictures.getBodyPart(1).getHeader("Content-ID")).containsExactly("<picture1>");
            assertThat(ImageIO.read(withPictures.getBodyPart(1).getInputStream()).getWidth()).isGreaterThan(100);
        } catch (Exception e) {
            throw new MessagingProblem(e);
        }
    }

    private static class MessagingProblem extends RuntimeException {

        MessagingProblem(Exception cause) {
            super(cause);
        }
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (Exception e) {
            throw new MessagingProblem(e);
        }
    }

    private static Consignment mail(Customer customer) {
        return Samples.consignment(ID, Channel.EMAIL, customer, Samples.text("friendlyReminder", Channel.EMAIL, customer, 1));
    }

    private static Consignment letter(Customer customer) {
        return Samples.consignment(ID, Channel.LETTER, customer, Samples.text("friendlyReminder", Channel.LETTER, customer, 1));
    }

    private Dispatch intoOutbox() {
        return dispatch(new StaticListableBeanFactory(), "", "");
    }

    private Dispatch bySmtp(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("localhost");
        server.setPort(port);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mailSender", server);
        return dispatch(beans, "localhost", String.valueOf(port));
    }

    private Dispatch dispatch(StaticListableBeanFactory beans, String host, String port) {
        Outbox folder = new Outbox(outbox);
        return new Dispatch(new MailCarrier(beans.getBeanProvider(JavaMailSender.class), host, port, "", folder,
                new Attachments(beans.getBeanProvider(Reminders.class), "nobody")), new SmsCarrier(Sms.none(), folder),
                new LetterPaper(Samples.FONTS), folder, new Manifest(outbox));
    }

    private Path pdf() throws IOException {
        return files("letters").stream().filter(file -> file.toString().endsWith(".pdf")).findFirst().orElseThrow();
    }

    private Path only(String below) throws IOException {
        assertThat(files(below)).hasSize(1);
        return files(below).get(0);
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> files = Files.list(outbox.resolve(below))) {
            return files.toList();
        }
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return read(document);
        }
    }

    private static String read(PDDocument document) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setSortByPosition(true);
        return reader.getText(document).replace('\u00a0', ' ');
    }
}
