package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Looks at every new deployment, wherever it comes from, before the engine does: whoever may draw must not thereby be able to run code. Only diagrams,
 * decision tables and forms get in, and in them only what {@link DiagramRules} and {@link TableRules} let pass.
 */
@Component
class DeploymentGuard implements Deployer {

    private final DiagramRules diagrams;
    private final TableRules tables;

    DeploymentGuard(OfferedBeans offered) {
        diagrams = new DiagramRules(offered::names);
        tables = new TableRules();
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().values().stream().filter(resource -> !resource.isGenerated())
                .forEach((ResourceEntity resource) -> files.put(resource.getName(), resource.getBytes()));
        List<String> problems = problemsOf(files);
        if (!problems.isEmpty()) {
            throw new NotValidException("Nothing was deployed.\n" + String.join("\n", problems));
        }
    }

    List<String> problemsOf(Map<String, byte[]> files) {
        List<String> problems = new ArrayList<>();
        files.forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                diagrams.problemsOf(content).forEach(problem -> problems.add(name + ": " + problem));
            } else if (name.endsWith(".dmn")) {
                tables.problemsOf(content).forEach(problem -> problems.add(name + ": " + problem));
            } else if (!name.endsWith(".form") && !name.equals(LiveDiagrams.PACKAGED)) {
                problems.add(name + ": only diagrams (.bpmn), decision tables (.dmn) and forms (.form) are deployed. Leave this file out.");
            }
        });
        return problems;
    }
}
