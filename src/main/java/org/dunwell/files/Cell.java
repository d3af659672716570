package org.dunwell.files;

/** One cell of a table, cleaned on the way in. */
final class Cell {

    private Cell() {
    }

    /** Without blanks at both ends, the unbreakable ones included, and with line breaks and tabs inside as single blanks. */
    static String clean(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        String clean = cell.substring(from, to);
        boolean oneLine = clean.indexOf('\n') < 0 && clean.indexOf('\r') < 0 && clean.indexOf('\t') < 0;
        return oneLine ? clean : clean.replaceAll("[\\r\\n\\t]+", " ");
    }

    /** Something that neither a text, a letter nor a database holds. */
    static boolean isDamaged(String cell) {
        for (int at = 0; at < cell.length(); at++) {
            char sign = cell.charAt(at);
            if (Character.isISOControl(sign) || sign == '\uFFFD' || isOverride(sign)
                    || Character.isHighSurrogate(sign) && (at + 1 == cell.length() || !Character.isLowSurrogate(cell.charAt(at + 1)))
                    || Character.isLowSurrogate(sign) && (at == 0 || !Character.isHighSurrogate(cell.charAt(at - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** Signs that turn the direction of writing and so can show another text than there is. */
    private static boolean isOverride(char sign) {
        return sign >= '\u202A' && sign <= '\u202E' || sign >= '\u2066' && sign <= '\u2069';
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == '\u200B' || sign == '\uFEFF';
    }
}
