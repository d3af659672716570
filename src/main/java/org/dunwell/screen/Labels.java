package org.dunwell.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.policy.Policies;
import org.springframework.stereotype.Component;

/** What the codes of results, reasons and states are called on screens. */
@Component
class Labels {

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("email", "e-mail"), Map.entry("letter", "letter"), Map.entry("phone", "call"), Map.entry("visit", "visit"),
            Map.entry("page", "customer's page"),
            Map.entry("EMAIL", "e-mail"), Map.entry("LETTER", "letter"), Map.entry("sms", "text message"), Map.entry("SMS", "text message"),
            Map.entry("portal", "notice on the page"), Map.entry("PORTAL", "notice on the page"), Map.entry("bounced", "did not arrive"),
            Map.entry("promise", "promise to pay"), Map.entry("plan", "payment plan"), Map.entry("settlement", "settlement agreed"),
            Map.entry("none", "no agreement"), Map.entry("agreed", "met, ready to agree"), Map.entry("met", "met, nothing agreed yet"),
            Map.entry("refused", "met, refuses to pay"), Map.entry("notMet", "nobody met"),
            Map.entry("callAgain", "call again"), Map.entry("writeOff", "write off"), Map.entry("creditNote", "credit note"),
            Map.entry("partKept", "kept in part"), Map.entry("asked", "asks us to stop"), Map.entry("lawyer", "has a lawyer"));

    private final Policies policies;

    Labels(Policies policies) {
        this.policies = policies;
    }

    /** Rows of a table of codes: {@code ask} is what its one input is given. */
    List<Map<String, Object>> rows(String table) {
        return policies.list(table, Map.of("ask", table));
    }

    /** The labels of both tables by code, read once for a screen. */
    Map<String, String> read() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String table : List.of("call-results", "reasons")) {
            rows(table).forEach(row -> labels.put(String.valueOf(row.get("code")), lower(String.valueOf(row.get("labelEn")))));
        }
        return labels;
    }

    /** A code without a label of its own is taken apart: {@code friendlyReminder} is a friendly reminder. */
    static String of(String code, Map<String, String> labels) {
        if (code == null || code.isBlank()) {
            return "";
        }
        String label = labels.getOrDefault(code, FIXED.get(code));
        return label != null ? label : code.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ENGLISH);
    }

    private static String lower(String label) {
        return label.isEmpty() ? label : label.substring(0, 1).toLowerCase(Locale.ENGLISH) + label.substring(1);
    }
}
