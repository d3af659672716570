package org.dunwell.screen;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dunwell.arrangement.Arrangements;
import org.dunwell.policy.Policies;
import org.dunwell.worklist.RankWork;
import org.springframework.stereotype.Component;

/** Why the task stands where it stands in the work list, and a way to talk that fits the stage. */
@Component
class StagePanel implements Panel {

    private final Policies policies;
    private final RankWork ranks;
    private final CaseSheets sheets;
    private final Arrangements arrangements;

    StagePanel(Policies policies, RankWork ranks, CaseSheets sheets, Arrangements arrangements) {
        this.policies = policies;
        this.ranks = ranks;
        this.sheets = sheets;
        this.arrangements = arrangements;
    }

    @Override
    public Set<String> names() {
        return Set.of("whyNow", "talk");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("whyNow", Words.plain(ranks.now(view.of(), view.task(), view.due()).sentence()));
        shown.put("talk", text("suggest-talk", Map.of(
                "task", view.task(),
                "customerKind", view.customer().kind().name().toLowerCase(Locale.ENGLISH),
                "daysPastDue", view.daysPastDue(),
                "triesWithoutHeadway", sheets.efforts(view.of()).stream().mapToInt(CaseSheets.Effort::attempts).sum(),
                "brokenPromises", arrangements.broken(view.of().id())), "talk"));
        shown.values().removeIf(""::equals);
        return shown;
    }

    private String text(String table, Map<String, Object> facts, String output) {
        List<Map<String, Object>> rules = policies.list(table, facts);
        return rules.isEmpty() ? "" : String.valueOf(rules.get(0).get(output));
    }
}
