package org.dunwell.insight;

import java.time.LocalDate;
import java.util.List;

/**
 * The book as it stood on any day, by its dates and not by when it was written: an invoice counts from its date of issue, what lowers or raises it from its
 * value date, a reversal not before what it takes back.
 */
public interface ReceivablesHistory {

    /** @param creditorId null for all of them. @return by currency, one for each in which there was anything at all */
    List<Aging> aging(LocalDate asOf, String creditorId);

    /** @param creditorId null for all of them. @return by currency, those in which anything was invoiced by the end of the period */
    List<Sales> sales(Period period, String creditorId);
}
