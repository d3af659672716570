package org.dunwell.staff;

import java.time.LocalDate;
import java.util.Set;

/** Who is away when. */
public interface Absences {

    /** User ids of everybody who is away on that day. */
    Set<String> on(LocalDate day);

    /** Notes an absence, both days included; the same first day again replaces the last day. */
    void note(String userId, LocalDate firstDay, LocalDate lastDay);

    void forget(String userId, LocalDate firstDay);
}
