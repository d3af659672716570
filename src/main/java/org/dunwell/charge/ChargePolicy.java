package org.dunwell.charge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.springframework.stereotype.Component;

/** Asks the table charges what a message may add. */
@Component
class ChargePolicy {

    private final Policies policies;
    private final HouseCurrency houseCurrency;

    ChargePolicy(Policies policies, HouseCurrency houseCurrency) {
        this.policies = policies;
        this.houseCurrency = houseCurrency;
    }

    /**
     * @param fee            zero for none
     * @param baseRate       name of the base rate that interest stands on
     * @param interestPoints percentage points above it; zero for no interest at all
     */
    record Charged(Money fee, String baseRate, BigDecimal interestPoints) {

        boolean bearsInterest() {
            return interestPoints.signum() > 0;
        }
    }

    Charged of(Customer customer, String purpose, Money owed, LocalDate day) {
        Map<String, Object> rule = policies.decide("charges", Map.of(
                "country", customer.address().country(),
                "customerKind", customer.kind().name().toLowerCase(Locale.ROOT),
                "purpose", purpose,
                "owedInHouseCurrency", houseCurrency.worth(owed, day),
                "currency", owed.currency().getCurrencyCode()));
        return new Charged(Money.rounded(decimal(rule, "lateFee"), Currency.getInstance(rule.get("feeCurrency").toString())),
                rule.get("baseRate").toString(), decimal(rule, "interestPoints"));
    }

    private static BigDecimal decimal(Map<String, Object> rule, String output) {
        return new BigDecimal(rule.get(output).toString());
    }
}
