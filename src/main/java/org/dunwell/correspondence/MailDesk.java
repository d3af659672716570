package org.dunwell.correspondence;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Refusal;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.dunwell.message.Messages;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts what customers write on the right case: by the message that it answers, the case number in its subject, or the address it came from; else people do. */
@Component
public class MailDesk {

    /** Who wrote it, in the contact log. */
    private static final String WHO = "customer";
    private static final Pattern CASE_NUMBER = Pattern.compile("\\bC-\\d{4}-\\d{6}\\b", Pattern.CASE_INSENSITIVE);
    /** Only where it stands alone on one of the first lines: a guess for people, never acted upon. */
    private static final Pattern STOP = Pattern.compile("(?im)^\\W*(stop|unsubscribe|remove me|take me off.*|no more (e-?)?mails?.*|do not (contact|e-?mail|write to) me.*"
            + "|abmelden|abbestellen|stopp|keine (e-?)?mails? mehr.*|bitte keine (weiteren )?(e-?)?mails?.*)\\W*$");
    private static final int FIRST_LINES = 300;
    private static final int LONGEST_NOTE = 3900;

    private final ReceivedMails mails;
    private final TakeReport takeReport;
    private final Messages messages;
    private final CollectionCases cases;
    private final Customers customers;
    private final ContactLog contacts;
    private final ContactPolicy policy;
    private final Trail trail;
    private final Clock clock;

    MailDesk(ReceivedMails mails, TakeReport takeReport, Messages messages, CollectionCases cases, Customers customers, ContactLog contacts, ContactPolicy policy, Trail trail,
             Clock clock) {
        this.mails = mails;
        this.takeReport = takeReport;
        this.messages = messages;
        this.cases = cases;
        this.customers = customers;
        this.contacts = contacts;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return false when it was taken before */
    @Transactional
    public boolean take(IncomingMail mail) {
        ReceivedMail.Kind kind = !mail.reports().isEmpty() ? ReceivedMail.Kind.REPORT : mail.isAutomatic() ? ReceivedMail.Kind.AUTOMATIC : ReceivedMail.Kind.ANSWER;
        Optional<ReceivedMail> kept = mails.add(mail.onceKey(), ReceivedMail.of(mail, kind));
        if (kept.isEmpty()) {
            return false;
        }
        mail.reports().forEach(takeReport::take);
        Optional<CollectionCase> about = about(mail);
        if (kind == ReceivedMail.Kind.REPORT || kind == ReceivedMail.Kind.AUTOMATIC && about.isEmpty()) {
            mails.save(kept.get().filed(ReceivedMail.State.FILED, about.map(CollectionCase::id).orElse(null), about.map(CollectionCase::customerId).orElse(null)));
        } else {
            about.ifPresent(of -> file(kept.get(), of));
        }
        return true;
    }

    private Optional<CollectionCase> about(IncomingMail mail) {
        Stream<String> named = Stream.concat(mail.refersTo().stream(), mail.reports().stream().map(DeliveryReport::reference));
        Optional<CollectionCase> answered = named.flatMap(id -> OurId.in(id).stream()).flatMap(id -> messages.find(id.messageId()).stream())
                .map(message -> cases.get(message.caseId())).findFirst();
        if (answered.isPresent() || !mail.reports().isEmpty()) {
            return answered;
        }
        Matcher number = CASE_NUMBER.matcher(mail.subject());
        return number.find() ? cases.find(number.group().toUpperCase(Locale.ROOT)).or(() -> ofSender(mail)) : ofSender(mail);
    }

    /** Nothing is guessed: one customer with one case that runs, or with cases of which the newest has ended. */
    private Optional<CollectionCase> ofSender(IncomingMail mail) {
        List<Customer> known = customers.withEmail(mail.sender());
        if (known.size() != 1) {
            return Optional.empty();
        }
        List<CollectionCase> running = cases.search(known.get(0).id(), true, 0, 2);
        return running.size() > 1 ? Optional.empty() : running.stream().findFirst().or(() -> cases.search(known.get(0).id(), null, 0, 1).stream().findFirst());
    }

    private void file(ReceivedMail mail, CollectionCase about) {
        boolean asksToStop = mail.kind() == ReceivedMail.Kind.ANSWER && STOP.matcher(mail.text().substring(0, Math.min(FIRST_LINES, mail.text().length()))).find();
        mails.save(mail.filed(asksToStop ? ReceivedMail.State.ASKS_TO_STOP : ReceivedMail.State.FILED, about.id(), about.customerId()));
        boolean isKnown = customers.get(about.customerId()).hasEmail() && customers.get(about.customerId()).email().strip().equalsIgnoreCase(mail.sender());
        String note = (isKnown ? "" : "From " + mail.sender() + ", which is not the address we know. ") + mail.subject() + "\n" + mail.text()
                + (mail.attachments() == 0 ? "" : "\n(" + mail.attachments() + " attached, left in the mailbox)");
        contacts.note(new ContactNote(about.id(), about.customerId(), mail.receivedAt(), "inbound", "email", WHO, null,
                mail.kind() == ReceivedMail.Kind.AUTOMATIC ? "automaticReply" : "answered", null, null, note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE) + "…",
                null, "mail:" + mail.id()));
        trail.ofCase(about.number(), about.customerId(), "mailReceived", mail.sender() + ": " + mail.subject());
    }

    public List<ReceivedMail> waiting(int most) {
        return mails.waiting(most);
    }

    public List<ReceivedMail> newest(int most) {
        return mails.newest(most);
    }

    /**
     * Somebody knows on which case it belongs.
     *
     * @throws Refusal when there is no such case, or the mail waits for nobody
     */
    @Transactional
    public void assign(long mailId, String caseNumber, String who) {
        ReceivedMail mail = waiting(mailId, ReceivedMail.State.UNASSIGNED);
        CollectionCase about = cases.find(caseNumber == null ? "" : caseNumber.strip().toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new Refusal("There is no case '" + caseNumber + "'. Write its number like C-2026-000417."));
        file(mail.decided(ReceivedMail.State.FILED, who, clock.instant(), "put on " + about.number()), about);
    }

    /** It is about no case. */
    @Transactional
    public void putAside(long mailId, String why, String who) {
        ReceivedMail mail = waiting(mailId, ReceivedMail.State.UNASSIGNED);
        if (why == null || why.isBlank()) {
            throw new Refusal("Say why the mail is about no case.");
        }
        String reason = why.strip();
        mails.save(mail.decided(ReceivedMail.State.PUT_ASIDE, who, clock.instant(), reason.length() <= 200 ? reason : reason.substring(0, 200)));
    }

    /** Whether somebody who seems to ask for it does not want e-mail any more. */
    @Transactional
    public void decideWish(long mailId, boolean isMeant, String who) {
        ReceivedMail mail = waiting(mailId, ReceivedMail.State.ASKS_TO_STOP);
        mails.save(mail.decided(ReceivedMail.State.FILED, who, clock.instant(), isMeant ? "wants no e-mail" : "no such wish"));
        if (isMeant) {
            policy.optOut(mail.customerId(), "email", who);
        }
    }

    private ReceivedMail waiting(long mailId, ReceivedMail.State state) {
        return mails.find(mailId).filter(mail -> mail.state() == state)
                .orElseThrow(() -> new Refusal("Somebody has decided about this mail already."));
    }
}
