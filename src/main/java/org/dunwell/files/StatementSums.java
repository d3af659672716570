package org.dunwell.files;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;

/** What the movements of one statement add up to, by currency, against the balances it tells. */
final class StatementSums {

    static final String MEND = "Fetch the statement again from the bank: nothing of this file was booked";

    private final String where;
    private final Map<String, BigDecimal> sums = new HashMap<>();
    private boolean isUncertain;

    StatementSums(String where) {
        this.where = where;
    }

    /** @param amount null when it could not be read: then nothing can be compared */
    void add(String currency, BigDecimal amount) {
        if (amount == null || currency == null) {
            isUncertain = true;
        } else {
            sums.merge(currency, amount, BigDecimal::add);
        }
    }

    void check(String openCurrency, BigDecimal open, String closeCurrency, BigDecimal close, Consumer<Finding> about) {
        if (open == null || close == null || openCurrency == null || closeCurrency == null) {
            return;
        }
        boolean foreign = !openCurrency.equals(closeCurrency) || sums.keySet().stream().anyMatch(currency -> !currency.equals(openCurrency));
        if (foreign || isUncertain) {
            about.accept(Finding.notice(0, "balance", closeCurrency, where + ": the balances were not checked, because "
                    + (foreign ? "balances and entries are in several currencies" : "an amount cannot be read"), null));
            return;
        }
        BigDecimal reached = open.add(sums.getOrDefault(openCurrency, BigDecimal.ZERO));
        if (reached.compareTo(close) != 0) {
            throw new FileRefused(where + ": opening balance and entries give " + reached.toPlainString() + " " + openCurrency
                    + ", the closing balance says " + close.toPlainString() + " " + closeCurrency, MEND);
        }
    }
}
