package org.dunwell.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.intake.Mapping.DateOrder;

/** Reads days in a declared order. What is written like 2013-01-31 is understood in any order, nothing else is. */
final class Dates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern MIDNIGHT = Pattern.compile("[T ]0{1,2}:00(:00(\\.0+)?)?Z?$");
    private static final Pattern GROUPS = Pattern.compile("(\\d{1,4})([./ -])(\\d{1,2})\\2(\\d{1,4})");
    private static final Pattern COMPACT = Pattern.compile("\\d{8}");

    private final DateOrder order;

    /** @param order null when none was declared: then only the unmistakable form is read */
    Dates(DateOrder order) {
        this.order = order;
    }

    static boolean isUnmistakable(String text) {
        return ISO.matcher(MIDNIGHT.matcher(text).replaceFirst("")).matches();
    }

    LocalDate read(String text) {
        String day = MIDNIGHT.matcher(text).replaceFirst("");
        Matcher iso = ISO.matcher(day);
        if (iso.matches()) {
            return of(text, iso.group(1), iso.group(2), iso.group(3));
        }
        if (order == null) {
            throw new Unreadable("No date written like 2013-01-31", "Declare dateOrder: DMY, MDY or YMD");
        }
        Matcher groups = GROUPS.matcher(day);
        if (groups.matches()) {
            return ordered(text, groups.group(1), groups.group(3), groups.group(4));
        }
        if (COMPACT.matcher(day).matches()) {
            return order == DateOrder.YMD
                    ? ordered(text, day.substring(0, 4), day.substring(4, 6), day.substring(6))
                    : ordered(text, day.substring(0, 2), day.substring(2, 4), day.substring(4));
        }
        throw new Unreadable("Not a date in the order " + order, "Write it like " + example());
    }

    private LocalDate ordered(String text, String first, String second, String third) {
        return switch (order) {
            case DMY -> of(text, third, second, first);
            case MDY -> of(text, third, first, second);
            case YMD -> of(text, first, second, third);
        };
    }

    private LocalDate of(String text, String year, String month, String day) {
        if (year.length() != 4) {
            throw new Unreadable("The year has " + year.length() + " digits, or the order is not " + order, "Write years with four digits");
        }
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException impossible) {
            throw new Unreadable("There is no such day" + (order == null ? "" : " in the order " + order),
                    "Check the date and the declared date order");
        }
    }

    private String example() {
        return switch (order) {
            case DMY -> "31/01/2013 or 31.01.2013";
            case MDY -> "01/31/2013";
            case YMD -> "2013/01/31";
        };
    }
}
