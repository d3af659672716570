package org.dunwell.staff;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Picks the next collector: never one who tried, present, best one who speaks the language, then one who knows such cases, then the lightest load. */
@Component
public class ChooseColleague {

    private final Staff staff;
    private final Absences absences;

    public ChooseColleague(Staff staff, Absences absences) {
        this.staff = staff;
        this.absences = absences;
    }

    public Optional<Colleague> other(Set<String> tried, String language, LocalDate today) {
        return other(tried, language, Set.of(), today);
    }

    /** @param needs what it is good to know: kind of the customer, name of the treatment */
    public Optional<Colleague> other(Set<String> tried, String language, Set<String> needs, LocalDate today) {
        return pick(staff.collectors(), tried, absences.on(today), language, needs);
    }

    static Optional<Colleague> pick(List<Colleague> collectors, Set<String> tried, Set<String> away, String language, Set<String> needs) {
        return collectors.stream()
                .filter(colleague -> !tried.contains(colleague.userId()) && !away.contains(colleague.userId()))
                .min(Comparator.comparing((Colleague colleague) -> !colleague.speaks(language))
                        .thenComparingInt(colleague -> colleague.distance(needs))
                        .thenComparingLong(Colleague::openTasks)
                        .thenComparing(Colleague::userId));
    }
}
