package org.dunwell.storage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Journey;
import org.dunwell.collection.NewsDesk;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.contact.CustomerMarks;
import org.dunwell.contact.OptOuts;
import org.dunwell.contact.RefusedContacts;
import org.dunwell.customer.UndeliverableAddresses;
import org.dunwell.message.AddressRefused;
import org.dunwell.message.ChannelChoice;
import org.dunwell.message.Consignment;
import org.dunwell.message.Courier;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.NoticeBoard;
import org.dunwell.message.Particulars;
import org.dunwell.message.Post;
import org.dunwell.message.PostFailed;
import org.dunwell.message.ReminderFormat;
import org.dunwell.message.Texts;
import org.dunwell.message.ToneGuard;
import org.dunwell.policy.Policies;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Messages on a real, empty database, worded by the shipped wordings; only the engine, the post and other features' particulars are played. */
@TestConfiguration(proxyBeanMethods = false)
@Import({CaseStorage.class, NewsStorage.class, PauseStorage.class, ContactStorage.class, OptOutStorage.class, CustomerMarkStorage.class, RefusedContactStorage.class, MessageStorage.class, DeliveryStorage.class, UndeliverableStorage.class, Chase.class, NewsDesk.class})
@ComponentScan(basePackages = "org.dunwell.message", excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = {ToneGuard.class, ChannelChoice.class}))
@ComponentScan(basePackages = "org.dunwell.post", useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.dunwell\\.post\\.(Wordings|Layouts|Logos|Fonts|WordedTexts)"))
public class MessageTables {

    public static final Hours HOURS = new Hours();
    public static final AtomicBoolean NOTICES = new AtomicBoolean();

    /** Keeps what it was given, or fails while {@code broken}. */
    public static class Delivered implements Post {

        public final List<Consignment> consignments = new ArrayList<>();
        public boolean broken;
        public String nowhere;
        public String carrierId;

        @Override
        public String deliver(Consignment consignment) {
            if (broken) {
                throw new PostFailed("The mail server sleeps", null);
            }
            if (consignment.recipient().equals(nowhere)) {
                throw new AddressRefused("There is no such mailbox", "550 5.1.1 no such mailbox", null);
            }
            consignments.add(consignment);
            return carrierId;
        }
    }

    /** Remembers which messages were to be fetched. */
    public static class Fetched implements Courier {

        public final List<String> messages = new ArrayList<>();
        public final Map<String, Instant> later = new HashMap<>();

        @Override
        public void fetch(String messageId, String processInstanceId) {
            messages.add(messageId);
        }

        @Override
        public void fetchAt(Instant when, String messageId, String processInstanceId) {
            later.put(messageId, when);
        }
    }

    /** Remembers which news were to be told. */
    public static class Told implements Journey {

        public final List<Long> news = new ArrayList<>();

        @Override
        public String accountOverdue(CollectionCase opened) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String accountReopened(CollectionCase reopened, String lastActivity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void tell(CollectionCase told, long newsId) {
            news.add(newsId);
        }

        @Override
        public void openDueCases() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> standsAt(CollectionCase running) {
            return List.of();
        }
    }

    /** What placements and arrangements would add. */
    public static class Added implements Particulars {

        public final Map<String, Object> values = new HashMap<>();
        public boolean holds;

        public void asUsual() {
            holds = true;
            values.clear();
            values.put("agencyName", "Harbour Europe");
            values.put("visitDay", LocalDate.of(2026, 3, 20));
            values.put("placementDay", LocalDate.of(2026, 4, 1));
        }

        @Override
        public boolean concerns(String purpose) {
            return !purpose.endsWith("Reminder");
        }

        @Override
        public Map<String, Object> of(MessageOrder order) {
            return values;
        }

        @Override
        public boolean stillHolds(MessageOrder order) {
            return holds;
        }
    }

    @Bean
    ReminderFormat reminderFormat() {
        return reminder -> (reminder.sequence() + " " + reminder.level() + " " + reminder.items().stream().map(item -> item.number() + " " + item.open()).toList() + " " + reminder.payable())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Bean
    Delivered delivered() {
        return new Delivered();
    }

    @Bean
    Fetched fetched() {
        return new Fetched();
    }

    @Bean
    Told told() {
        return new Told();
    }

    @Bean
    Added added() {
        return new Added();
    }

    /** When customers may be contacted: at any time, until a test says otherwise. */
    public static class Hours implements Policies {

        public String from = "00:00";
        public int hoursBetween;

        @Override
        public Map<String, Object> decide(String table, Map<String, Object> facts) {
            return Map.of("rule", "Test: hours", "from", from, "until", "24:00", "workingDaysOnly", false, "attempts", 0, "inDays", 0, "daysAfterTalk", 0,
                    "countedFor", "customer", "hoursBetween", hoursBetween);
        }

        @Override
        public List<Map<String, Object>> list(String table, Map<String, Object> facts) {
            return List.of();
        }
    }

    @Bean
    ContactPolicy contactPolicy(ContactLog contacts, OptOuts optOuts, CustomerMarks marks, RefusedContacts refusals, CollectionCases cases, NewsDesk news, WorkingDays workingDays,
                                Trail trail, Clock clock) {
        return new ContactPolicy(HOURS, contacts, optOuts, marks, refusals, cases, news, workingDays, trail, clock);
    }

    /** The shipped table, beside whatever other policies a test has. */
    @Bean
    ToneGuard toneGuard(ContactLog contacts) {
        return new ToneGuard(new ShippedTables(), contacts);
    }

    /** The shipped table too; customers know their page when {@link #NOTICES} says so. */
    @Bean
    ChannelChoice channelChoice(ContactPolicy policy, UndeliverableAddresses undeliverable, Texts texts, ObjectProvider<NoticeBoard> notices) {
        return new ChannelChoice(new ShippedTables(), (money, day) -> money.amount(), policy, undeliverable, texts, notices);
    }

    @Bean
    NoticeBoard noticeBoard() {
        return account -> NOTICES.get();
    }

    @Bean
    WorkingDays workingDays() {
        return new WorkingDays((day, country) -> false);
    }
}
