package org.dunwell.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.trail.Trail;
import org.springframework.stereotype.Component;

/** Writes down what stood on the fields of a block when a case came to it. */
@Component
public class BlockTrail {

    private final CollectionCases cases;
    private final Trail trail;

    BlockTrail(CollectionCases cases, Trail trail) {
        this.cases = cases;
        this.trail = trail;
    }

    public void notify(DelegateExecution execution, List<String> fields) {
        String key = execution.getProcessBusinessKey();
        Optional<CollectionCase> of = key == null ? Optional.empty() : cases.find(CollectionCase.numberIn(key));
        of.ifPresent(found -> trail.ofCase(found.number(), found.customerId(), "step", execution.getCurrentActivityName() + ": " + values(execution, fields)));
    }

    private static String values(DelegateExecution execution, List<String> fields) {
        return fields.stream().filter(field -> execution.getVariable(field) != null)
                .map(field -> field + " " + execution.getVariable(field)).collect(Collectors.joining(", "));
    }
}
