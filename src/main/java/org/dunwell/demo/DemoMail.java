package org.dunwell.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.correspondence.DeliveryReport;
import org.dunwell.correspondence.IncomingMail;
import org.dunwell.correspondence.MailDesk;
import org.dunwell.correspondence.TakeReport;
import org.dunwell.message.Channel;
import org.dunwell.message.Message;
import org.dunwell.message.Messages;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What comes back in the demonstration: an e-mail that nobody got, answers, and what nobody can assign. */
@Component
@Profile("demo")
class DemoMail {

    private static final int BOUNCED = 4;
    private static final int ANSWERED = 5;
    private static final int STOPPED = 6;

    private final DemoDeeds deeds;
    private final CollectionCases cases;
    private final Messages messages;
    private final TakeReport takeReport;
    private final MailDesk mailDesk;
    private final Clock clock;

    DemoMail(DemoDeeds deeds, CollectionCases cases, Messages messages, TakeReport takeReport, MailDesk mailDesk, Clock clock) {
        this.deeds = deeds;
        this.cases = cases;
        this.messages = messages;
        this.takeReport = takeReport;
        this.mailDesk = mailDesk;
        this.clock = clock;
    }

    void arrives(Portfolio portfolio) {
        Instant now = clock.instant();
        List<DemoAccount> reminded = portfolio.accounts().stream().filter(of -> of.plot() == Plot.REMINDED && of.owed().currency().getCurrencyCode().equals("EUR")).toList();
        mailed(reminded, BOUNCED).ifPresent(message -> takeReport.take(DeliveryReport.of(Channel.EMAIL, message.id(), null, DeliveryReport.Outcome.FAILED,
                "550 5.1.1 The mailbox does not exist", now.minus(Duration.ofHours(20)))));
        mailed(reminded, ANSWERED).ifPresent(message -> answers(message.recipient(), message, "We pay on Friday, please give us time until then.", now));
        mailed(reminded, STOPPED).ifPresent(message -> answers(message.recipient(), message, "No more e-mails, please!", now));
        mailDesk.take(new IncomingMail("mail:demonstration-stranger", now.minus(Duration.ofHours(2)), "office@handelskontor.example.com", "Handelskontor", "Your reminder",
                "We have paid this already, please check.", List.of(), false, 1, List.of()));
    }

    private void answers(String sender, Message message, String text, Instant now) {
        mailDesk.take(new IncomingMail("mail:demonstration-" + message.id(), now.minus(Duration.ofHours(3)), sender, null, "Re: " + message.text().subject(), text,
                List.of(message.id()), false, 0, List.of()));
    }

    private Optional<Message> mailed(List<DemoAccount> reminded, int which) {
        return reminded.size() <= which ? Optional.empty() : cases.running(deeds.account(reminded.get(which).chased()).id()).map(CollectionCase::id).map(messages::ofCase)
                .flatMap(all -> all.stream().filter(message -> message.channel() == Channel.EMAIL && message.state() == Message.State.HANDED_OVER).findFirst());
    }
}
