package org.dunwell.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.correspondence.MailDesk;
import org.dunwell.correspondence.ReceivedMail;
import org.dunwell.correspondence.SettleReport;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Ledger;
import org.dunwell.ledger.Money;
import org.dunwell.message.HandOver;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Messages;
import org.dunwell.message.WriteMessage;
import org.dunwell.storage.CorrespondenceTables;
import org.dunwell.storage.LedgerTables;
import org.dunwell.storage.MessageTables;
import org.dunwell.storage.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A mailbox of a real server, read into real tables. Each test has a customer with a case and a reminder that left by e-mail. */
@SpringJUnitConfig({LedgerTables.OnH2.class, MessageTables.class, CorrespondenceTables.class})
class MailboxTest {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    @RegisterExtension
    static GreenMailExtension server = new GreenMailExtension(new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort(), ServerSetupTest.POP3.dynamicPort()})
            .withPerMethodLifecycle(false);

    @Autowired MailDesk desk;
    @Autowired SettleReport settleReport;
    @Autowired CorrespondenceTables.Brought brought;
    @Autowired WriteMessage writeMessage;
    @Autowired HandOver handOver;
    @Autowired Messages messages;
    @Autowired UndeliverableAddresses undeliverable;
    @Autowired ContactLog contacts;
    @Autowired ContactPolicy policy;
    @Autowired CollectionCases cases;
    @Autowired Accounts accounts;
    @Autowired Customers customers;
    @Autowired Creditors creditors;
    @Autowired Ledger ledger;
    @Autowired TestClock clock;
    @Autowired MessageTables.Delivered post;

    private Account account;
    private CollectionCase about;
    private String address;
    private String messageId;

    @BeforeEach
    void aReminderLeft() throws FolderException {
        clock.setDay("2026-03-10");
        post.broken = false;
        brought.reports.clear();
        server.purgeEmailFromAllMailboxes();
        server.setUser("answers@dunwell.example", "answers", "secret-9");
        creditors.save(new Creditor("nordwind", "Nordwind GmbH", new Address("Speicherstraße 14", "20457", "Hamburg", "DE"), "forderungen@nordwind.example", "+49 40 5550 1420",
                "DE02120300000000202051", null, ZoneId.of("Europe/Berlin"), null));
        int number = CUSTOMERS.incrementAndGet();
        address = "ines" + number + "@brandt.example";
        customers.save(new Customer("M-" + number, "Ines Brandt", Customer.Kind.CONSUMER, null, new Address("Hauptstraße 5", "80331", "München", "DE"), address, null,
                Locale.GERMAN, ZoneId.of("Europe/Berlin"), null));
        account = accounts.open("M-" + number, "nordwind", Currency.getInstance("EUR"));
        ledger.bookInvoice(account, "R1", LocalDate.parse("2026-01-20"), LocalDate.parse("2026-02-20"), Money.of("80.00", "EUR"), null, "test");
        about = cases.open(account, clock.instant(), 2026);
        String key = "mailbox/" + about.id();
        writeMessage.write(new MessageOrder(about, key, "send", "friendlyReminder", "friendly", null));
        messageId = messages.findByOnceKey(key).orElseThrow().id();
        handOver.handOver(messageId);
    }

    @Test
    void aBounceInTheMailboxMarksTheAddressAndSendsTheMessageByTheNextChannel() throws Exception {
        arrives(MailReaderTest.report("failed", "5.1.1", "smtp; 550 5.1.1 unknown", "Message-ID: <" + messageId + "@nordwind.example>"));

        assertThat(imap().look()).isEmpty();
        brought.reports.forEach(settleReport::settle);
        handOver.handOver(messageId);

        assertThat(undeliverable.of(about.customerId())).singleElement().satisfies(dead -> assertThat(dead.reason()).contains("5.1.1"));
        assertThat(post.consignments.get(post.consignments.size() - 1).channel()).hasToString("LETTER");
        assertThat(desk.waiting(10)).isEmpty();
    }

    @Test
    void anAnswerIsOnTheCaseThatItAnswersAndLeavesTheFolderOnce() throws Exception {
        arrives(answer("someone@else.example", "Re: Rechnung", "In-Reply-To: <" + messageId + "@nordwind.example>", "Wir zahlen am Freitag."));

        int before = messagesIn("Dunwell");
        imap().look();
        imap().look();

        assertThat(note().note()).contains("someone@else.example, which is not the address we know", "Wir zahlen am Freitag.");
        assertThat(note().result()).isEqualTo("answered");
        assertThat(note().direction()).isEqualTo("inbound");
        assertThat(messagesIn("INBOX")).isZero();
        assertThat(messagesIn("Dunwell")).isEqualTo(before + 1);
    }

    @Test
    void theCaseNumberInTheSubjectAndThenTheAddressSayWhereAnAnswerBelongs() throws Exception {
        arrives(answer("clerk@brandt.example", "AW: Vorgang " + about.number().toLowerCase(Locale.ROOT), "X: y", "by number"));
        arrives(answer(address.toUpperCase(Locale.ROOT), "Frage", "X: y", "by address"));

        imap().look();

        assertThat(contacts.ofCase(about.id())).filteredOn(contact -> contact.direction().equals("inbound")).extracting(ContactNote::note)
                .anySatisfy(note -> assertThat(note).contains("by number")).anySatisfy(note -> assertThat(note).startsWith("Frage").contains("by address"));
    }

    @Test
    void anAddressOfTwoCustomersIsNotGuessedAndWaitsForAPerson() throws Exception {
        customers.save(new Customer(about.customerId() + "-b", "Double", Customer.Kind.CONSUMER, null, new Address(null, null, null, "DE"), address, null, Locale.GERMAN,
                ZoneId.of("Europe/Berlin"), null));
        arrives(answer(address, "Hallo", "X: y", "who am I?"));

        imap().look();
        ReceivedMail waiting = desk.waiting(10).get(0);
        assertThat(waiting.state()).isEqualTo(ReceivedMail.State.UNASSIGNED);
        assertThatThrownBy(() -> desk.assign(waiting.id(), "C-1", "clara")).isInstanceOf(Refusal.class).hasMessageContaining("C-2026-000417");
        desk.assign(waiting.id(), " " + about.number().toLowerCase(Locale.ROOT), "clara");

        assertThat(note().note()).contains("who am I?");
        assertThat(desk.waiting(10)).isEmpty();
        assertThatThrownBy(() -> desk.assign(waiting.id(), about.number(), "clara")).isInstanceOf(Refusal.class).hasMessageContaining("already");
    }

    @Test
    void mailAboutNoCaseIsPutAsideWithAReason() throws Exception {
        arrives(answer("stranger@spam.example", "Cheap watches", "X: y", "buy"));
        imap().look();
        long id = desk.waiting(10).get(0).id();

        assertThatThrownBy(() -> desk.putAside(id, " ", "clara")).isInstanceOf(Refusal.class);
        desk.putAside(id, "advertising", "clara");

        assertThat(desk.waiting(10)).isEmpty();
        assertThat(desk.newest(1)).singleElement().satisfies(mail -> assertThat(mail.decision()).isEqualTo("advertising"));
    }

    @Test
    void anAutomaticReplyIsNotedAsOneAndAsksNobody() throws Exception {
        arrives(answer(address, "Abwesenheitsnotiz", "Auto-Submitted: auto-replied\nIn-Reply-To: <" + messageId + "@nordwind.example>", "stop"));
        arrives(answer("robot@list.example", "Newsletter", "Precedence: bulk", "news"));

        imap().look();

        assertThat(note().result()).isEqualTo("automaticReply");
        assertThat(desk.waiting(10)).isEmpty();
    }

    @Test
    void whoeverSeemsToAskUsToStopIsNotGuessedSilently() throws Exception {
        arrives(answer(address, "Re: Rechnung", "In-Reply-To: <" + messageId + "@nordwind.example>", "Bitte keine weiteren Mails!\nGruß"));
        imap().look();

        ReceivedMail waiting = desk.waiting(10).get(0);
        assertThat(waiting.state()).isEqualTo(ReceivedMail.State.ASKS_TO_STOP);
        assertThat(note().note()).contains("keine weiteren Mails");
        assertThat(policy.optOutsOf(customers.get(about.customerId()))).isEmpty();
        desk.decideWish(waiting.id(), true, "clara");

        assertThat(policy.optOutsOf(customers.get(about.customerId()))).containsExactly("email");
        assertThat(desk.waiting(10)).isEmpty();
    }

    @Test
    void popServersAreReadToo() throws Exception {
        arrives(answer(address, "Frage", "X: y", "by post office protocol"));

        assertThat(new Mailbox(settings("pop3", server.getPop3().getPort(), "secret-9"), desk, clock).look()).isEmpty();

        assertThat(note().note()).contains("post office protocol");
        assertThat(messagesIn("INBOX")).isZero();
    }

    @Test
    void aMailThatCannotBeTakenStaysAndDoesNotHoldUpTheOthers() throws Exception {
        arrives(answer("x@y.example", "Re: " + "C-2026-000000", "Message-ID: <twice@y.example>", "unreadable"));
        arrives(answer(address, "Frage", "X: y", "fine"));
        MailDesk moody = mock(MailDesk.class, delegatesTo(desk));
        doThrow(new IllegalStateException("no room")).when(moody).take(argThat(mail -> mail != null && mail.text().equals("unreadable")));

        MailboxWatch watch = new MailboxWatch(imapSettings(), new Mailbox(imapSettings(), moody, clock), clock);
        watch.look();

        assertThat(note().note()).contains("fine");
        assertThat(messagesIn("INBOX")).isEqualTo(1);
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(watch.health().getDetails().toString()).contains("no room", "C-2026-000000");
    }

    @Test
    void aMailboxThatCannotBeReadIsSeenInTheHealthWithItsMendAndWithoutThePassword() {
        MailboxSettings wrong = settings("imap", server.getImap().getPort(), "wrong-password");
        MailboxWatch watch = new MailboxWatch(wrong, new Mailbox(wrong, desk, clock), clock);
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);

        watch.look();

        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(watch.health().getDetails().toString()).contains("dunwell.mailbox").doesNotContain("wrong-password");
    }

    @Test
    void aServerWithoutTlsIsRefusedUnlessThatIsWanted() {
        MailboxSettings strict = new MailboxSettings("localhost", server.getImap().getPort(), "imap", true, "answers", "secret-9", "INBOX", "Dunwell", Duration.ofMinutes(1));

        assertThatThrownBy(() -> new Mailbox(strict, desk, clock).look()).hasMessageContaining("STARTTLS");
    }

    private ContactNote note() {
        List<ContactNote> inbound = contacts.ofCase(about.id()).stream().filter(contact -> contact.direction().equals("inbound")).toList();
        assertThat(inbound).hasSize(1);
        return inbound.get(0);
    }

    private Mailbox imap() {
        return new Mailbox(imapSettings(), desk, clock);
    }

    private static MailboxSettings imapSettings() {
        return settings("imap", server.getImap().getPort(), "secret-9");
    }

    private static MailboxSettings settings(String protocol, int port, String password) {
        return new MailboxSettings("localhost", port, protocol, false, "answers", password, "INBOX", "Dunwell", Duration.ofMinutes(1));
    }

    private static int messagesIn(String folder) throws FolderException {
        var user = server.getUserManager().getUserByEmail("answers@dunwell.example");
        var found = server.getManagers().getImapHostManager().getFolder(user, folder);
        return found == null ? 0 : found.getMessageCount();
    }

    private static void arrives(String mail) throws Exception {
        server.getUserManager().getUserByEmail("answers@dunwell.example").deliver(new MimeMessage(GreenMailUtil.getSession(ServerSetupTest.SMTP),
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static String answer(String from, String subject, String headers, String text) {
        return "From: " + from + "\nTo: answers@dunwell.example\nSubject: " + subject + "\n" + headers + "\nContent-Type: text/plain; charset=UTF-8\n\n" + text + "\n";
    }
}
