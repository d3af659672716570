package org.dunwell.arrangement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.collection.Chaseable;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.dunwell.staff.Staff;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** How far somebody may go in an agreement, by the table settlement-authority. */
@Component
public class Authority {

    /** From the widest authority to the narrowest. */
    private static final List<String> ROLES = List.of("credit-managers", "supervisors", "collectors");

    /** What the table calls a customer who asks on the own page. */
    private static final String CUSTOMERS = "customers";

    private final Policies policies;
    private final Staff staff;
    private final HouseCurrency houseCurrency;

    public Authority(Policies policies, Staff staff, HouseCurrency houseCurrency) {
        this.policies = policies;
        this.staff = staff;
        this.houseCurrency = houseCurrency;
    }

    public Limits of(String userId, Chaseable chaseable, LocalDate today) {
        return of(userId, chaseable.total(), chaseable.isNothing() ? 0 : chaseable.oldest().daysPastDue(today), today);
    }

    /** About terms made before: what they cover is not chaseable any more, so it is asked about the balance that they were made for. */
    public Limits of(String userId, Terms terms, List<Invoice> open, LocalDate today) {
        int age = open.stream().filter(invoice -> !invoice.isCharge() && invoice.isOverdue(today)).mapToInt(invoice -> invoice.daysPastDue(today)).max().orElse(0);
        return of(userId, terms.total().plus(terms.forgiven()), age, today);
    }

    private Limits of(String userId, Money owed, int age, LocalDate today) {
        String role = roleOf(userId);
        Map<String, Object> rule = policies.decide("settlement-authority", Map.of(
                "role", role,
                "daysPastDue", age,
                "owedInHouseCurrency", houseCurrency.worth(owed, today)));
        BigDecimal worth = houseCurrency.worth(owed, today);
        BigDecimal least = owed.amount().multiply(decimal(rule, "minimumPercent")).movePointLeft(2);
        return new Limits(role, today, roundedUp(least, owed), inCurrencyOf(owed, worth, amount(rule, "mostForgiven")),
                decimal(rule, "maximumInstalments").intValueExact(), today.plusDays(decimal(rule, "maximumDaysToPay").longValueExact()),
                decimal(rule, "mostGapDays").intValueExact(), amount(rule, "mostWaived"), Boolean.TRUE.equals(rule.get("mayWriteOff")));
    }

    /** An amount of the table in the currency of the balance, rounded down; null stays null. */
    private static Money inCurrencyOf(Money owed, BigDecimal worth, BigDecimal limit) {
        return limit == null || worth.signum() <= 0 ? null : new Money(limit.multiply(owed.amount()).divide(worth, owed.amount().scale(), RoundingMode.DOWN), owed.currency());
    }

    private String roleOf(String userId) {
        if (userId.equals(Actor.CUSTOMER)) {
            return CUSTOMERS;
        }
        Set<String> groups = staff.groupsOf(userId);
        return ROLES.stream().filter(groups::contains).findFirst().orElse("collectors");
    }

    private static Money roundedUp(BigDecimal amount, Money like) {
        return new Money(amount.setScale(like.amount().scale(), RoundingMode.UP), like.currency());
    }

    private static BigDecimal amount(Map<String, Object> rule, String output) {
        return rule.get(output) == null ? null : decimal(rule, output);
    }

    private static BigDecimal decimal(Map<String, Object> rule, String output) {
        return new BigDecimal(rule.get(output).toString());
    }
}
