package org.dunwell.screen;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.ledger.Money;
import org.dunwell.trail.Actor;
import org.springframework.stereotype.Component;

/** What happened so far, newest first. */
@Component
class HistoryPanel implements Panel {

    private static final int MOST = 12;
    private static final int LONGEST_NOTE = 300;

    private final CaseSheets sheets;
    private final Labels labels;
    private final Names names;

    HistoryPanel(CaseSheets sheets, Labels labels, Names names) {
        this.sheets = sheets;
        this.labels = labels;
        this.names = names;
    }

    @Override
    public Set<String> names() {
        return Set.of("history", "more");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        List<Happening> happenings = sheets.newest(view.of(), MOST);
        Map<String, String> known = labels.read();
        Map<String, String> people = names.of(happenings.stream().map(Happening::who).filter(who -> who != null).distinct().toList());
        return Map.of("more", "[All contacts, and everything else](/desk/cases/" + view.of().number() + ")", "history", happenings.stream().map(happening -> row(happening, view, known, people)).toList());
    }

    private static Map<String, Object> row(Happening happening, TaskView view, Map<String, String> known, Map<String, String> people) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("when", happening.kind().equals("money") ? Words.day(happening.at(), ZoneOffset.UTC) : Words.moment(happening.at(), view.zone()));
        row.put("who", happening.who() == null ? "" : happening.who().equals(Actor.DUNWELL) ? "Dunwell" : people.getOrDefault(happening.who(), happening.who()));
        row.put("what", capital(what(happening, known)));
        row.put("result", capital(result(happening, view, known)));
        return row;
    }

    private static String what(Happening happening, Map<String, String> known) {
        return switch (happening.kind()) {
            case "message" -> Labels.of(happening.outcome(), known);
            case "inbound" -> "from the customer: " + Labels.of(happening.what(), known);
            case "refusal" -> "not allowed: " + Labels.of(happening.what(), known);
            case "dispute" -> "dispute";
            case "placement" -> "agency";
            default -> Labels.of(happening.what(), known);
        };
    }

    private static String result(Happening happening, TaskView view, Map<String, String> known) {
        String amount = happening.amount() == null ? "" : Words.money(Money.rounded(happening.amount(), view.account().currency()));
        String head = switch (happening.kind()) {
            case "message", "dispute" -> Labels.of(happening.what(), known);
            case "money" -> amount;
            case "arrangement" -> joined(" ", amount, Labels.of(happening.outcome(), known));
            default -> Labels.of(happening.outcome(), known);
        };
        return joined(": ", joined(", ", head, Labels.of(happening.reason(), known)), Words.cell(happening.note(), LONGEST_NOTE));
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }
}
