package org.dunwell.storage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.collection.Pauses;
import org.dunwell.contact.ContactLog;
import org.dunwell.contact.ContactPolicy;
import org.dunwell.courtesy.CourtesyNotices;
import org.dunwell.courtesy.DueSoon;
import org.dunwell.courtesy.NoticeCourier;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Accounts;
import org.dunwell.message.Messages;
import org.dunwell.message.NoticeBoard;
import org.dunwell.message.Post;
import org.dunwell.message.Texts;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Courtesy notices by the shipped table, beside {@link MessageTables}. */
@TestConfiguration(proxyBeanMethods = false)
@Import(DueSoonStorage.class)
public class NoticeTables {

    /** Remembers what was to be fetched, and when. */
    public static class Fetched implements NoticeCourier {

        public final List<String> messages = new ArrayList<>();
        public final List<Instant> when = new ArrayList<>();

        @Override
        public void fetch(Instant at, String messageId) {
            messages.add(messageId);
            when.add(at == null ? Instant.EPOCH : at);
        }
    }

    @Bean
    Fetched fetchedNotices() {
        return new Fetched();
    }

    @Bean
    CourtesyNotices courtesyNotices(DueSoon dueSoon, Accounts accounts, Customers customers, Creditors creditors, CollectionCases cases, Chase chase, Pauses pauses,
                                    WorkingDays workingDays, ContactPolicy policy, ContactLog contacts, Messages messages, Texts texts,
                                    ObjectProvider<NoticeBoard> pages, NoticeCourier courier, Post post, Trail trail, Clock clock) {
        return new CourtesyNotices(dueSoon, accounts, customers, creditors, cases, chase, pauses, new ShippedTables(), workingDays, policy, contacts, messages, texts,
                pages, courier, post, trail, clock);
    }
}
