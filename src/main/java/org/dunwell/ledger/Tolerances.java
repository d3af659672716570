package org.dunwell.ledger;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** The rest of a paid invoice that is not worth a letter, by currency; nothing is tolerated in a currency that is not named. */
record Tolerances(Map<Currency, Money> byCurrency) {

    /** @param setting like {@code EUR=0.05,USD=0.05}; blank for none. @throws IllegalArgumentException that says how it is written */
    static Tolerances parse(String setting) {
        Map<Currency, Money> byCurrency = new HashMap<>();
        for (String one : setting.isBlank() ? new String[0] : setting.split(",")) {
            String[] pair = one.strip().split("\\s*=\\s*");
            try {
                Money most = Money.of(pair[1], pair[0]);
                if (pair.length != 2 || most.isNegative() || byCurrency.put(most.currency(), most) != null) {
                    throw new IllegalArgumentException(one);
                }
            } catch (IllegalArgumentException | ArithmeticException | ArrayIndexOutOfBoundsException wrong) {
                throw new IllegalArgumentException("dunwell.tolerance is '" + setting + "', and '" + one.strip()
                        + "' is no amount of a currency: write it like EUR=0.05,JPY=5, each currency once", wrong);
            }
        }
        return new Tolerances(Map.copyOf(byCurrency));
    }

    Money in(Currency currency) {
        return byCurrency.getOrDefault(currency, Money.zero(currency));
    }
}
