package org.dunwell.insight;

import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.dunwell.ledger.Money;

/**
 * What was open on a day in one currency: invoices by age, charges apart.
 *
 * @param charges open fees, interest and costs, and refunds that are owed again; in no bucket
 * @param credit what was paid or credited by that day and not set against an invoice of that day; not deducted from the buckets, so that total
 *                and charges less credit is the balance
 */
public record Aging(Currency currency, Map<AgingBucket, Tally> buckets, Money charges, Money credit) {

    /** @param invoices how many had something open */
    public record Tally(int invoices, Money open) {

        Tally plus(Tally other) {
            return new Tally(invoices + other.invoices, open.plus(other.open));
        }
    }

    /** Buckets that are left out are empty. */
    public Aging {
        Map<AgingBucket, Tally> all = new EnumMap<>(AgingBucket.class);
        for (AgingBucket bucket : AgingBucket.values()) {
            all.put(bucket, buckets.getOrDefault(bucket, none(currency)));
        }
        buckets = Collections.unmodifiableMap(all);
    }

    static Aging nothing(Currency currency) {
        return new Aging(currency, Map.of(), Money.zero(currency), Money.zero(currency));
    }

    public Tally of(AgingBucket bucket) {
        return buckets.get(bucket);
    }

    public Tally total() {
        return buckets.values().stream().reduce(none(currency), Tally::plus);
    }

    private static Tally none(Currency currency) {
        return new Tally(0, Money.zero(currency));
    }
}
