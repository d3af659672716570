package org.dunwell.screen;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Why a bill can be unpaid, by the table reasons. */
@Component
class ReasonChoices implements Choices {

    private final Labels labels;

    ReasonChoices(Labels labels) {
        this.labels = labels;
    }

    @Override
    public String name() {
        return "reasons";
    }

    @Override
    public List<Choice> of(String caseNumber) {
        return labels.rows("reasons").stream()
                .map(row -> new Choice(row.get("code").toString(), row.get("labelEn").toString(),
                        Map.of("pausesCollecting", Boolean.TRUE.equals(row.get("pausesCollecting")))))
                .toList();
    }
}
