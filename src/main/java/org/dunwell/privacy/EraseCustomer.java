package org.dunwell.privacy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.dunwell.collection.Refusal;
import org.dunwell.customer.Customers;
import org.dunwell.trail.Trail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Forgets a customer when nothing is open and the time for which the books have to be kept is over. */
@Component
public class EraseCustomer {

    private static final int ID_BYTES = 8;

    private final CustomerRecords records;
    private final CaseTraces traces;
    private final Customers customers;
    private final Trail trail;
    private final Clock clock;
    private final Period keptFor;
    private final SecureRandom random = new SecureRandom();

    public EraseCustomer(CustomerRecords records, CaseTraces traces, Customers customers, Trail trail, Clock clock,
                         @Value("${dunwell.erasure.kept-for:P10Y}") Period keptFor) {
        this.records = records;
        this.traces = traces;
        this.customers = customers;
        this.trail = trail;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    /**
     * In one transaction. That it was done stays on the trail, and whom it was about does not.
     *
     * @return the made-up id under which the sums are kept
     * @throws Refusal when something is open, or the time is not over
     */
    public String erase(String customerId, String why) {
        customers.get(customerId);
        List<String> open = records.open(customerId);
        if (!open.isEmpty()) {
            throw new Refusal("Nothing was erased. " + String.join(" ", open));
        }
        LocalDate last = LocalDate.ofInstant(records.lastTouched(customerId).orElse(Instant.EPOCH), ZoneOffset.UTC);
        LocalDate over = last.plus(keptFor);
        if (!over.isBefore(LocalDate.now(clock))) {
            throw new Refusal("Nothing was erased. The last thing happened on " + last + ", and books are kept for " + inWords(keptFor) + ": it can be done from " + over.plusDays(1) + " on.");
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String madeUp = "erased-" + HexFormat.of().formatHex(id);
        traces.erase(records.processInstances(customerId));
        records.erase(customerId, madeUp);
        trail.ofCustomer(madeUp, "customerErased", why, null, null);
        return madeUp;
    }

    private static String inWords(Period period) {
        return period.toTotalMonths() % 12 == 0 && period.getDays() == 0 ? period.toTotalMonths() / 12 + " years" : period.toString();
    }
}
