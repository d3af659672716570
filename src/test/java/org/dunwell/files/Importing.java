package org.dunwell.files;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.dunwell.bank.MatchDesk;
import org.dunwell.bank.Receipt;
import org.dunwell.bank.TakeBankEntries;
import org.dunwell.intake.BookInvoices;
import org.dunwell.intake.BookOpenItems;
import org.dunwell.intake.BookPayments;
import org.dunwell.intake.FollowFullList;
import org.dunwell.ledger.AccountWatch;
import org.dunwell.ledger.GrantCashDiscount;
import org.dunwell.ledger.ItemsLoaded;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Everything an import needs beside the tables. */
@TestConfiguration(proxyBeanMethods = false)
@Import({FileIntake.class, BankStatements.class, TakeBankEntries.class, OpenItemsCsv.class, PaymentsCsv.class, ElectronicInvoices.class, BookInvoices.class, GrantCashDiscount.class, FileCreditors.class, RateFile.class, BookOpenItems.class, FollowFullList.class, BookPayments.class})
public class Importing {

    public final List<ItemsLoaded> told = new ArrayList<>();

    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>();

    /** Somebody does something while the next records are booked, once. */
    public void whileBooking(Runnable something) {
        meanwhile.set(something);
    }

    private void somethingHappens() {
        Runnable something = meanwhile.getAndSet(null);
        if (something != null) {
            something.run();
        }
    }

    @Bean
    AccountWatch somebody() {
        return accountId -> somethingHappens();
    }

    /** Nobody matches here: what was taken is looked at in its table. */
    @Bean
    MatchDesk nobodyMatches() {
        return new MatchDesk() {
            @Override
            public void matchSoon(long receiptId) {
                somethingHappens();
            }

            @Override
            public void askPerson(Receipt toMatch) {
            }

            @Override
            public void askNoMore(long receiptId) {
            }
        };
    }

    @EventListener
    void loaded(ItemsLoaded event) {
        told.add(event);
    }
}
