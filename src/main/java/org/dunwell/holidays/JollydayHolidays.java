package org.dunwell.holidays;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.calendar.Holidays;
import org.springframework.stereotype.Component;

/** Nation-wide public holidays; regional ones are not counted. */
@Component
class JollydayHolidays implements Holidays {

    private final Map<String, HolidayManager> managers = new ConcurrentHashMap<>();

    @Override
    public boolean isHoliday(LocalDate day, String country) {
        String code = country.toLowerCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
            return false;
        }
        return managers.computeIfAbsent(code, known -> HolidayManager.getInstance(ManagerParameters.create(known))).isHoliday(day);
    }
}
