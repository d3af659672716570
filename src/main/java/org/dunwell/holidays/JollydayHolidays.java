package org.dunwell.holidays;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dunwell.calendar.Holidays;
import org.springframework.stereotype.Component;

/** Nation-wide public holidays; regional ones are not counted. */
@Component
public class JollydayHolidays implements Holidays {

    /** In capitals, as the library tells them. */
    private static final Set<String> KNOWN = HolidayManager.getSupportedCalendarCodes();

    private final Map<String, HolidayManager> managers = new ConcurrentHashMap<>();

    @Override
    public boolean isHoliday(LocalDate day, String country) {
        String code = country.toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(code)) {
            return false;
        }
        return managers.computeIfAbsent(code, known -> HolidayManager.getInstance(ManagerParameters.create(known.toLowerCase(Locale.ROOT)))).isHoliday(day);
    }
}
