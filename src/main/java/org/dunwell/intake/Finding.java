package org.dunwell.intake;

/**
 * What is to be said about one line of a file.
 *
 * @param line   counted from 1, the heading included; 0 when it is about the file as a whole
 * @param field  the word of the field, or null when it is about the whole line
 * @param value  as it stands in the file, or null
 * @param mend   what to do about it, or null
 */
public record Finding(long line, Outcome outcome, String field, String value, String reason, String mend) {

    public enum Outcome {
        /** Not booked. */
        REFUSED("refused"),
        /** Lies after today: not booked now, and welcome again later. */
        NOT_YET("notYet"),
        /** Booked, but look at it. */
        NOTICE("notice");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final int LONGEST = 200;

    public Finding {
        if (value != null && value.length() > LONGEST) {
            value = value.substring(0, LONGEST - 1) + "…";
        }
    }

    public static Finding refused(long line, String field, String value, String reason, String mend) {
        return new Finding(line, Outcome.REFUSED, field, value, reason, mend);
    }

    public static Finding notYet(long line, String field, String value, String reason) {
        return new Finding(line, Outcome.NOT_YET, field, value, reason, "Send the line again on that day or later");
    }

    public static Finding notice(long line, String field, String value, String reason, String mend) {
        return new Finding(line, Outcome.NOTICE, field, value, reason, mend);
    }
}
