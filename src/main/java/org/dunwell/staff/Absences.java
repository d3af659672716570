package org.dunwell.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Who is away when. */
public interface Absences {

    /** Both days are included. */
    record Absence(String userId, LocalDate firstDay, LocalDate lastDay) {
    }

    /** Those that touch these days, by first day and person. */
    List<Absence> between(LocalDate from, LocalDate to);

    /** User ids of everybody who is away on that day. */
    Set<String> on(LocalDate day);

    /** Notes an absence, both days included; the same first day again replaces the last day. */
    void note(String userId, LocalDate firstDay, LocalDate lastDay);

    void forget(String userId, LocalDate firstDay);
}
