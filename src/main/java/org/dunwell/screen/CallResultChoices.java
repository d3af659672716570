package org.dunwell.screen;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What can come of a call, by the table call-results. */
@Component
class CallResultChoices implements Choices {

    private final Labels labels;

    CallResultChoices(Labels labels) {
        this.labels = labels;
    }

    @Override
    public String name() {
        return "callResults";
    }

    @Override
    public List<Choice> of(String caseNumber) {
        return labels.rows("call-results").stream()
                .map(row -> new Choice(row.get("code").toString(), row.get("labelEn").toString(), Map.of(
                        "reached", Boolean.TRUE.equals(row.get("reached")),
                        "needsReason", Boolean.TRUE.equals(row.get("needsReason")),
                        "needsDate", Boolean.TRUE.equals(row.get("needsDate")))))
                .toList();
    }
}
