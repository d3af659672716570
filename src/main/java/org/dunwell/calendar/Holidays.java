package org.dunwell.calendar;

import java.time.LocalDate;

/** The public holidays of a country. */
public interface Holidays {

    /** @param country ISO 3166 alpha-2; a country nobody knows has no holidays */
    boolean isHoliday(LocalDate day, String country);
}
