package org.dunwell.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Counts working days: Monday to Friday without the country's public holidays. Countries are ISO 3166 alpha-2. */
@Component
public class WorkingDays {

    private final Holidays holidays;

    public WorkingDays(Holidays holidays) {
        this.holidays = holidays;
    }

    public boolean isWorkingDay(LocalDate day, String country) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.isHoliday(day, country);
    }

    /** The day itself when it is a working day, else the next one that is. */
    public LocalDate onOrAfter(LocalDate day, String country) {
        LocalDate found = day;
        while (!isWorkingDay(found, country)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The {@code count}-th working day after {@code day}; with 0 the day itself, or the next working day. */
    public LocalDate after(LocalDate day, int count, String country) {
        if (count < 0) {
            throw new IllegalArgumentException("Working days are counted forward, not by " + count);
        }
        LocalDate found = day;
        for (int left = count; left > 0; left--) {
            found = onOrAfter(found.plusDays(1), country);
        }
        return onOrAfter(found, country);
    }

    /** The {@code count}-th working day before {@code day}. */
    public LocalDate before(LocalDate day, int count, String country) {
        LocalDate found = day;
        for (int left = count; left > 0; left--) {
            do {
                found = found.minusDays(1);
            } while (!isWorkingDay(found, country));
        }
        return found;
    }

    /** How many working days lie after {@code day} up to and including {@code until}; 0 when {@code until} is not later. */
    public int between(LocalDate day, LocalDate until, String country) {
        int count = 0;
        for (LocalDate next = day.plusDays(1); !next.isAfter(until); next = next.plusDays(1)) {
            if (isWorkingDay(next, country)) {
                count++;
            }
        }
        return count;
    }
}
