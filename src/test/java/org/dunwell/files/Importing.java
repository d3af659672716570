package org.dunwell.files;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.intake.BookOpenItems;
import org.dunwell.intake.BookPayments;
import org.dunwell.ledger.ItemsLoaded;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Everything an import needs beside the tables. */
@TestConfiguration(proxyBeanMethods = false)
@Import({CsvIntake.class, FileCreditors.class, RateFile.class, BookOpenItems.class, BookPayments.class})
public class Importing {

    public final List<ItemsLoaded> told = new ArrayList<>();

    @EventListener
    void loaded(ItemsLoaded event) {
        told.add(event);
    }
}
