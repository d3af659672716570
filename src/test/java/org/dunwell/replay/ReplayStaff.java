package org.dunwell.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.demo.Desks;

/** Works every task each day by a simple rule: two collectors reach nobody, the second then hears a refusal to every proposal. */
class ReplayStaff {

    private static final Map<String, String> GROUPS = Map.of("callCustomer", "collectors", "negotiate", "collectors",
            "decideHowToProceed", "supervisors", "chaseAcknowledgement", "supervisors", "completeContactData", "collectors");

    private final Desks desks;
    private final Map<String, Integer> calls = new HashMap<>();

    ReplayStaff(Desks desks) {
        this.desks = desks;
    }

    void work() {
        for (Desks.Work work : desks.open()) {
            Map<String, Object> answers = answers(work);
            List<String> able = work.assignee() != null ? List.of(work.assignee()) : desks.staff(GROUPS.getOrDefault(work.step(), "supervisors"));
            if (!answers.isEmpty() && able.stream().anyMatch(who -> desks.complete(work, who, answers)) && work.step().equals("callCustomer")) {
                calls.merge(work.caseNumber(), 1, Integer::sum);
            }
        }
    }

    private Map<String, Object> answers(Desks.Work work) {
        return switch (work.step()) {
            case "callCustomer" -> calls.getOrDefault(work.caseNumber(), 0) < 4
                    ? Map.of("callResult", "noContact", "note", "Nobody picked up.")
                    : Map.of("callResult", "wantsToNegotiate", "reason", "financialDifficulty", "note", "Wants to talk about terms.");
            case "negotiate" -> Map.of("agreement", "none", "reason", "financialDifficulty", "note", "Could not offer anything.");
            case "chaseAcknowledgement" -> Map.of("acknowledged", "yes", "agencyReference", "R-1", "note", "By telephone.");
            case "decideHowToProceed" -> Map.of("nextStep", "placementLetter", "note", "Everything was tried.");
            default -> Map.of();
        };
    }
}
