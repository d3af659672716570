package org.dunwell.check;

import java.util.List;
import java.util.Optional;
import org.dunwell.check.Drawing.Step;

/** A step that kept its label and kind but not its id: running cases that stand there do not find it. */
class RenamedRules {

    private final DrawnSet set;
    private final DrawnSet live;
    private final List<Finding> found;

    RenamedRules(DrawnSet set, DrawnSet live, List<Finding> found) {
        this.set = set;
        this.live = live;
        this.found = found;
    }

    void check() {
        for (Drawing before : live.drawings()) {
            set.drawing(before.id()).ifPresent(now -> before.steps().stream().filter(step -> now.step(step.id()).isEmpty() && !step.xml.getAttribute("name").isBlank())
                    .forEach(step -> renamed(step, before, now).ifPresent(other ->
                            found.add(Finding.of(now.file(), other.id(), other.label(), Rule.RENAMED, step.id(), other.id())))));
        }
    }

    private static Optional<Step> renamed(Step gone, Drawing before, Drawing now) {
        return now.steps().stream().filter(step -> before.step(step.id()).isEmpty() && step.kind().equals(gone.kind()) && step.label().equals(gone.label())).findFirst();
    }
}
