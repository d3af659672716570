package org.dunwell.arrangement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.collection.Chaseable;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Money;
import org.dunwell.policy.Policies;
import org.dunwell.staff.Staff;
import org.springframework.stereotype.Component;

/** How far somebody may go in an agreement, by the table settlement-authority. */
@Component
public class Authority {

    /** From the widest authority to the narrowest. */
    private static final List<String> ROLES = List.of("credit-managers", "supervisors", "collectors");

    private final Policies policies;
    private final Staff staff;
    private final HouseCurrency houseCurrency;

    public Authority(Policies policies, Staff staff, HouseCurrency houseCurrency) {
        this.policies = policies;
        this.staff = staff;
        this.houseCurrency = houseCurrency;
    }

    /** @param minimum least amount that may be accepted in full settlement */
    public record Limits(String role, Money minimum, int maximumInstalments, LocalDate latestEnd, boolean mayWriteOff) {

        public boolean allow(Terms terms) {
            return (terms.forgiven().isZero() || terms.total().compareTo(minimum) >= 0)
                    && terms.instalments().size() <= maximumInstalments
                    && !terms.lastDueOn().isAfter(latestEnd);
        }
    }

    public Limits of(String userId, Chaseable chaseable, LocalDate today) {
        Money owed = chaseable.total();
        int age = chaseable.isNothing() ? 0 : chaseable.oldest().daysPastDue(today);
        String role = roleOf(userId);
        Map<String, Object> rule = policies.decide("settlement-authority", Map.of(
                "role", role,
                "daysPastDue", age,
                "owedInHouseCurrency", houseCurrency.worth(owed, today)));
        BigDecimal least = owed.amount().multiply(decimal(rule, "minimumPercent")).divide(BigDecimal.valueOf(100), RoundingMode.UNNECESSARY);
        return new Limits(role, roundedUp(least, owed), decimal(rule, "maximumInstalments").intValueExact(),
                today.plusDays(decimal(rule, "maximumDaysToPay").longValueExact()), Boolean.TRUE.equals(rule.get("mayWriteOff")));
    }

    private String roleOf(String userId) {
        Set<String> groups = staff.groupsOf(userId);
        return ROLES.stream().filter(groups::contains).findFirst().orElse("collectors");
    }

    private static Money roundedUp(BigDecimal amount, Money like) {
        return new Money(amount.setScale(like.amount().scale(), RoundingMode.UP), like.currency());
    }

    private static BigDecimal decimal(Map<String, Object> rule, String output) {
        return new BigDecimal(rule.get(output).toString());
    }
}
