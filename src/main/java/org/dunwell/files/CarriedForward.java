package org.dunwell.files;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.intake.FileRefused;

/** Within one file a statement of an account begins with the balance that the one numbered before it ended with. */
final class CarriedForward {

    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,9})(?:\\s*/\\s*(\\d{1,9}))?\\s*");

    private record End(long number, long page, BigDecimal balance) {

        boolean isBefore(long nextNumber, long nextPage) {
            return nextNumber == number && nextPage == page + 1 || nextNumber == number + 1 && nextPage <= 1;
        }
    }

    private final Map<String, End> ends = new HashMap<>();

    /**
     * @param where  names the statement for people
     * @param number like {@code 17} or {@code 17/2} (second page); null or unreadable: nothing can be compared
     */
    void check(String where, String account, String currency, String number, BigDecimal opening, BigDecimal closing) {
        Matcher told = NUMBER.matcher(number == null ? "" : number);
        if (account == null || currency == null || opening == null || closing == null || !told.matches()) {
            return;
        }
        long next = Long.parseLong(told.group(1));
        long page = told.group(2) == null ? 1 : Long.parseLong(told.group(2));
        End before = ends.get(account + "/" + currency);
        if (before != null && before.isBefore(next, page) && before.balance.compareTo(opening) != 0) {
            throw new FileRefused(where + " begins with " + opening.toPlainString() + " " + currency + ", the one before it (" + before.number
                    + (before.page > 1 || page > 1 ? "/" + before.page : "") + ") ended with " + before.balance.toPlainString() + " " + currency, StatementSums.MEND);
        }
        ends.put(account + "/" + currency, new End(next, page, closing));
    }
}
