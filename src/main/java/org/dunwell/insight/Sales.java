package org.dunwell.insight;

import java.time.YearMonth;
import java.util.Currency;
import java.util.SortedMap;
import org.dunwell.ledger.Money;

/**
 * What was invoiced in one currency; credit notes are not deducted.
 *
 * @param ofPeriod of the days of a period
 * @param byMonth  of every month up to the last day of that period, also those before it; months without sales are left out
 */
public record Sales(Currency currency, Money ofPeriod, SortedMap<YearMonth, Money> byMonth) {
}
