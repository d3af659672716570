package org.dunwell.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.insight.Period;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What is asked of a report, read and checked. Today is the creditor's, or the house's when all creditors are meant. */
@Component
class ReportQuestions {

    /** Days of the period that is shown when nobody names one. */
    private static final int USUAL_DAYS = 90;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final Creditors creditors;
    private final Clock clock;
    private final ZoneId houseZone;

    ReportQuestions(Creditors creditors, Clock clock, @Value("${dunwell.house.zone:Europe/Berlin}") ZoneId houseZone) {
        this.creditors = creditors;
        this.clock = clock;
        this.houseZone = houseZone;
    }

    /** @return the id, or null when all are meant */
    String creditor(String asked) {
        if (blank(asked)) {
            return null;
        }
        return creditors.find(asked.strip()).map(Creditor::id).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no creditor " + asked.strip())
                .mend("Leave creditor out for all of them together"));
    }

    /** @param creditor null for all of them */
    LocalDate asOf(String asked, String creditor) {
        return blank(asked) ? today(creditor) : day("asOf", asked);
    }

    /** Without a last day it ends today, without a first one it has 90 days. @param creditor null for all of them */
    Period period(String from, String to, String creditor) {
        LocalDate last = blank(to) ? today(creditor) : day("to", to);
        LocalDate first = blank(from) ? last.minusDays(USUAL_DAYS - 1L) : day("from", from);
        if (first.isAfter(last)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The period begins on " + first + ", after it ends on " + last).with("field", "from");
        }
        return new Period(first, last);
    }

    private LocalDate today(String creditor) {
        return creditor == null ? LocalDate.ofInstant(clock.instant(), houseZone) : creditors.get(creditor).today(clock);
    }

    private static LocalDate day(String field, String asked) {
        try {
            LocalDate day = LocalDate.parse(asked.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException no) {
            // said below
        }
        throw Problem.of(HttpStatus.BAD_REQUEST, "The value of " + field + " cannot be read as a day, like 2013-01-31: " + asked).with("field", field);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
