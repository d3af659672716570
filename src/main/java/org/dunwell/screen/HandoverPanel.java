package org.dunwell.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.arrangement.Arrangement;
import org.dunwell.arrangement.Arrangements;
import org.springframework.stereotype.Component;

/** What colleagues tried before without headway, what they left for the next one, and what the customer agreed to before. */
@Component
class HandoverPanel implements Panel {

    private static final int LONGEST_NOTE = 280;
    private static final int MOST_NOTES = 3;

    private final CaseSheets sheets;
    private final Arrangements arrangements;
    private final Names names;

    HandoverPanel(CaseSheets sheets, Arrangements arrangements, Names names) {
        this.sheets = sheets;
        this.arrangements = arrangements;
        this.names = names;
    }

    @Override
    public Set<String> names() {
        return Set.of("handover", "arrangements");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Map<String, Object> shown = new LinkedHashMap<>();
        List<CaseSheets.Effort> efforts = sheets.efforts(view.of());
        if (!efforts.isEmpty()) {
            Map<String, String> people = names.of(efforts.stream().map(CaseSheets.Effort::who).toList());
            shown.put("handover", "**Tried without headway:** " + efforts.stream()
                    .map(effort -> Words.plain(people.getOrDefault(effort.who(), effort.who())) + " "
                            + Words.count(effort.attempts(), "time", "times") + ", last on " + Words.day(effort.last(), view.zone()))
                    .collect(Collectors.joining("; ")) + "." + notes(efforts));
        }
        List<Arrangement> before = arrangements.ofCase(view.of().id()).stream()
                .filter(made -> made.state() != Arrangement.State.PROPOSED).toList();
        if (!before.isEmpty()) {
            shown.put("arrangements", "**Agreed before:** " + before.stream().limit(3).map(HandoverPanel::line).collect(Collectors.joining("; ")) + ".");
        }
        return shown;
    }

    private static String notes(List<CaseSheets.Effort> efforts) {
        return efforts.stream().filter(effort -> effort.note() != null).limit(MOST_NOTES)
                .map(effort -> " *" + Words.plain(Words.cell(effort.note(), LONGEST_NOTE)) + "*")
                .collect(Collectors.joining());
    }

    private static String line(Arrangement arrangement) {
        int count = arrangement.terms().instalments().size();
        return Words.money(arrangement.terms().total())
                + (count == 1 ? " by " : " in " + count + " instalments until ") + Words.day(arrangement.terms().lastDueOn())
                + ", " + Labels.of(arrangement.state().name(), Map.of())
                + (arrangement.counter() == null ? "" : ", **but may be agreed: " + arrangement.counter() + "**");
    }
}
