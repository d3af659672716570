package org.dunwell.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Mapping;

/** Reads a file to its end before anything of it is booked, and refuses it when it could be understood in two ways. */
final class Survey {

    private static final String ASK_ORDER = "Declare dateOrder: DMY (31/01/2013), MDY (01/31/2013) or YMD";
    private static final String ASK_SIGN = "Declare decimalSign: . or ,";

    private final Mapping mapping;
    private final Columns columns;
    private final List<String> dateFields;
    private final String amountField;
    private final TreeSet<Character> decimalSigns = new TreeSet<>();
    private long lines;

    private Survey(Mapping mapping, Columns columns, List<String> dateFields, String amountField) {
        this.mapping = mapping;
        this.columns = columns;
        this.dateFields = dateFields;
        this.amountField = amountField;
    }

    /** How dates and amounts of the file are to be read. */
    record Result(Dates dates, Amounts amounts, List<Finding> notices, long lines) {
    }

    static Result of(Table table, Mapping mapping, Columns columns, List<String> dateFields, String amountField) throws IOException {
        Survey survey = new Survey(mapping, columns, dateFields, amountField);
        Character declared = declaredSign(mapping);
        table.read(row -> survey.look(row, declared == null), broken -> survey.lines++);
        if (survey.lines == 0) {
            throw new FileRefused("The file has a heading and nothing below it", "Send a file with at least one line");
        }
        List<Finding> notices = new ArrayList<>();
        char sign = declared != null ? declared : survey.decimalSigns.isEmpty() ? '.' : survey.decimalSigns.first();
        if (declared == null) {
            notices.add(Finding.notice(0, amountField, null, "No decimal sign was declared; every amount could be read in one way only",
                    ASK_SIGN));
        }
        return new Result(new Dates(mapping.dateOrder()), new Amounts(sign), notices, survey.lines);
    }

    private void look(Table.Row row, boolean signIsOpen) {
        lines++;
        if (mapping.dateOrder() == null) {
            for (String field : dateFields) {
                String date = columns.told(row.cells(), field);
                if (date != null && !Dates.isUnmistakable(date)) {
                    throw new FileRefused("Line " + row.line() + " has the date '" + shortened(date) + "' (" + field
                            + "), and the order of day, month and year was not declared", ASK_ORDER);
                }
            }
        }
        String amount = signIsOpen ? columns.told(row.cells(), amountField) : null;
        if (amount != null) {
            if (Amounts.decimalSignOf(amount) != 0) {
                decimalSigns.add(Amounts.decimalSignOf(amount));
            }
            if (!Amounts.isUnmistakable(amount) || decimalSigns.size() > 1) {
                throw new FileRefused("Line " + row.line() + " has the amount '" + shortened(amount)
                        + "', which can be read in two ways, and the decimal sign was not declared", ASK_SIGN);
            }
        }
    }

    private static Character declaredSign(Mapping mapping) {
        String sign = mapping.decimalSign();
        if (sign == null || sign.isEmpty()) {
            return null;
        }
        if (!sign.equals(".") && !sign.equals(",")) {
            throw new FileRefused("'" + sign + "' is no decimal sign", ASK_SIGN);
        }
        return sign.charAt(0);
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 39) + "…";
    }
}
