package org.dunwell.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was found out before a visit. */
@Component
class VisitPanel implements Panel {

    private final CaseSheets sheets;

    VisitPanel(CaseSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public Set<String> names() {
        return Set.of("research");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        return sheets.research(view.of()).map(research -> {
            List<String> parts = new ArrayList<>();
            if (research.contactPerson() != null) {
                parts.add("**Ask for:** " + Words.plain(research.contactPerson()));
            }
            if (research.roomForNegotiation() != null) {
                parts.add("**Room for negotiation:** " + Words.plain(research.roomForNegotiation()));
            }
            if (research.findings() != null) {
                parts.add("**Found out:** " + Words.plain(research.findings()));
            }
            return Map.<String, Object>of("research", String.join("\n\n", parts));
        }).orElse(Map.of());
    }
}
