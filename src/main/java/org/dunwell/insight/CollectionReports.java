package org.dunwell.insight;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Aging of a day, DSO and CEI of a period. Nothing is ever added across currencies. */
@Component
public class CollectionReports {

    private final ReceivablesHistory history;

    public CollectionReports(ReceivablesHistory history) {
        this.history = history;
    }

    /** @param creditorId null for all of them */
    @Transactional(readOnly = true)
    public List<Aging> aging(LocalDate asOf, String creditorId) {
        return history.aging(asOf, creditorId);
    }

    /** All figures are of one moment, whatever is booked meanwhile. @param creditorId null for all of them */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<CollectionFigures> collection(Period period, String creditorId) {
        Map<Currency, Aging> before = byCurrency(history.aging(period.from().minusDays(1), creditorId), Aging::currency);
        Map<Currency, Sales> sales = byCurrency(history.sales(period, creditorId), Sales::currency);
        return history.aging(period.to(), creditorId).stream().map(ending -> {
            Currency currency = ending.currency();
            Sales sold = sales.getOrDefault(currency, new Sales(currency, Money.zero(currency), new TreeMap<>()));
            Money beginning = before.getOrDefault(currency, Aging.nothing(currency)).total().open();
            return CollectionFigures.of(period, beginning, sold.ofPeriod(), ending, sold.byMonth());
        }).toList();
    }

    private static <T> Map<Currency, T> byCurrency(List<T> figures, Function<T, Currency> currency) {
        return figures.stream().collect(Collectors.toMap(currency, Function.identity()));
    }
}
