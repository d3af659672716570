package org.dunwell.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.check.Drawing.Step;
import org.w3c.dom.Element;

/** What a collection case owes the customer: a way out at any time, a letter and a last chance before an agency, and an end that is told. */
class JourneyRules {

    static final String JOURNEY = "collect-account";
    private static final String AGENCY = "place-with-agency";
    private static final String LETTER = "placementLetter";

    /** Messages that the journey must hear at any time, and whether they end what goes on. */
    private static final Map<String, Boolean> WAYS_OUT = Map.of("paidInFull", true, "contactStopped", true, "caseWithdrawn", true, "disputeRaised", false,
            "promiseMade", false, "holdPut", false, "balanceChanged", false, "addressMissing", false, "callBackAsked", false);

    /** The listener without which an end leaves the domain waiting, by process. */
    private static final Map<String, String> TOLD_BY = Map.of(JOURNEY, "endCase", "keep-arrangement", "endArrangement", "settle-dispute", "endDispute",
            AGENCY, "endPlacement");

    private final Vocabulary words;
    private final DrawnSet set;
    private final Drawing drawing;
    private final List<Finding> found;

    JourneyRules(Vocabulary words, DrawnSet set, Drawing drawing, List<Finding> found) {
        this.words = words;
        this.set = set;
        this.drawing = drawing;
        this.found = found;
    }

    void check() {
        if (drawing.process() == null) {
            return;
        }
        if (drawing.id().equals(JOURNEY)) {
            checkWaysOut();
        }
        checkEnds();
        drawing.steps().stream().filter(this::isPlacement).forEach(this::checkPlacement);
    }

    private void checkWaysOut() {
        WAYS_OUT.forEach((message, interrupts) -> {
            List<Step> heard = drawing.steps().stream().filter(step -> step.kind().equals("startEvent") && isInAside(step))
                    .filter(step -> step.definition("messageEventDefinition").map(caught -> message.equals(drawing.messages().get(caught.getAttribute("messageRef")))).orElse(false))
                    .toList();
            if (heard.isEmpty()) {
                found.add(Finding.of(drawing.file(), drawing.id(), drawing.process().getAttribute("name"), Rule.NO_WAY_OUT, message,
                        interrupts ? "interrupting" : "non-interrupting"));
            }
            heard.stream().filter(step -> interrupts == step.xml.getAttribute("isInterrupting").equals("false"))
                    .forEach(step -> found.add(Finding.of(drawing.file(), step.id(), step.label(), Rule.NO_WAY_OUT, message, interrupts ? "interrupting" : "non-interrupting")));
        });
    }

    private boolean isInAside(Step step) {
        Element around = step.around();
        return around != null && around.getAttribute("triggeredByEvent").equals("true") && Drawing.isBpmn(around.getParentNode(), "process");
    }

    private void checkEnds() {
        String told = TOLD_BY.get(drawing.id());
        if (told == null) {
            return;
        }
        for (Step end : drawing.steps()) {
            if (end.kind().equals("endEvent") && endsTheWhole(end) && end.extensions("executionListener").stream()
                    .noneMatch(listener -> told.equals(Expressions.beanNamedBy(listener.getAttribute("delegateExpression"))))) {
                found.add(Finding.of(drawing.file(), end.id(), end.label(), Rule.CASE_STAYS_OPEN, told));
            }
        }
    }

    private boolean endsTheWhole(Step end) {
        Element around = end.around();
        if (around == null) {
            return drawing.reachedFrom(drawing.starts(), JourneyRules::runsBeside).contains(end);
        }
        return around.getAttribute("triggeredByEvent").equals("true") && drawing.steps().stream()
                .filter(step -> step.kind().equals("startEvent") && step.xml.getParentNode() == around)
                .noneMatch(start -> start.xml.getAttribute("isInterrupting").equals("false"));
    }

    /** What a boundary event begins without ending its step has an end of its own. */
    private static boolean runsBeside(Step step) {
        return step.kind().equals("boundaryEvent") && step.xml.getAttribute("cancelActivity").equals("false");
    }

    private boolean isPlacement(Step step) {
        return step.kind().equals("callActivity") && step.xml.getAttribute("calledElement").equals(AGENCY)
                || "placeInvoices".equals(step.bean()) && !drawing.id().equals(AGENCY);
    }

    private void checkPlacement(Step placement) {
        List<Step> starts = drawing.starts();
        if (drawing.reachedFrom(starts, this::isLetter).contains(placement)) {
            found.add(Finding.of(drawing.file(), placement.id(), placement.label(), Rule.AGENCY_WITHOUT_LETTER));
        }
        boolean skips = drawing.reachedFrom(starts, this::isLastChance).contains(placement);
        boolean before = drawing.steps().stream().filter(this::isLetter)
                .anyMatch(letter -> drawing.reachedFrom(letter.out.stream().map(Drawing.Flow::to).toList(), this::isLastChance).contains(placement));
        if (skips || before) {
            found.add(Finding.of(drawing.file(), placement.id(), placement.label(), Rule.AGENCY_WITHOUT_LAST_CHANCE, words.lastChanceDays()));
        }
    }

    private boolean isLetter(Step step) {
        return "sendMessage".equals(step.bean()) && LETTER.equals(step.inputs().get("purpose"));
    }

    private boolean isLastChance(Step step) {
        String days = step.inputs().getOrDefault("days", "");
        return step.isWaitFor(LETTER) && days.matches("\\d{1,4}") && Integer.parseInt(days) >= words.lastChanceDays() && !"working".equals(step.inputs().get("dayKind"))
                || step.isWaitFor(LETTER) && days.matches("\\d{1,4}") && "working".equals(step.inputs().get("dayKind")) && Integer.parseInt(days) * 7 / 5 >= words.lastChanceDays();
    }
}
