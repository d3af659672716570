package org.dunwell.bank;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Names as banks and we write them: compared without case, diacritics, punctuation and legal forms. */
final class PayerName {

    private static final Set<String> LEGAL_FORMS = Set.of("gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "gbr", "ev", "ek", "eg", "co", "cie", "se", "inc",
            "incorporated", "ltd", "limited", "llc", "llp", "lp", "plc", "corp", "corporation", "company", "sa", "sas", "sarl", "srl", "spa", "bv", "nv",
            "ab", "as", "asa", "oy", "oyj", "aps", "sl", "doo", "kft", "zrt", "sro", "and", "und", "et", "y", "the", "haftungsbeschrankt",
            "mr", "mrs", "ms", "herr", "frau", "dr");
    private static final int LONG_WORD = 4;

    private PayerName() {
    }

    /** The words of one are all in the other, or they differ by a letter or two. */
    static boolean similar(String one, String other) {
        Set<String> left = words(one);
        Set<String> right = words(other);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        Set<String> fewer = left.size() <= right.size() ? left : right;
        Set<String> more = fewer == left ? right : left;
        boolean within = more.containsAll(fewer) && fewer.stream().anyMatch(word -> word.length() >= LONG_WORD);
        String a = String.join("", left);
        String b = String.join("", right);
        int length = Math.max(a.length(), b.length());
        return left.equals(right) || within || length >= 6 && distance(a, b) <= length / 8;
    }

    static Set<String> words(String name) {
        String plain = Normalizer.normalize((name == null ? "" : name).replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
                .replace("Ł", "L").replace("æ", "ae").replace("Æ", "Ae"), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT).replaceAll("(?<=\\p{L})\\.(?=\\p{L})", "").replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(plain.split(" ")).filter(word -> !word.isEmpty() && !LEGAL_FORMS.contains(word))
                // umlauts are written with an e by banks that know none
                .map(word -> word.replace("ae", "a").replace("oe", "o").replace("ue", "u")).forEach(words::add);
        return words;
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            }
            before = now;
        }
        return before[b.length()];
    }
}
