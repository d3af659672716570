package org.dunwell.process.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.dunwell.check.Check;
import org.dunwell.check.Finding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at every new deployment, wherever it comes from, before the engine does. With one error in it nothing is deployed. */
@Component
class DeploymentGuard implements Deployer {

    private final ObjectProvider<Check> check;

    DeploymentGuard(ObjectProvider<Check> check) {
        this.check = check;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().values().stream().filter(resource -> !resource.isGenerated() && !resource.getName().equals(LiveDiagrams.PACKAGED))
                .forEach((ResourceEntity resource) -> files.put(resource.getName(), resource.getBytes()));
        List<Finding> errors = check.getObject().findings(files, Map.of()).stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw new NotValidException("Nothing was deployed. " + (errors.size() == 1 ? "One thing is" : errors.size() + " things are") + " wrong:\n\n"
                    + errors.stream().map(error -> "• " + error.asText()).collect(Collectors.joining("\n\n")));
        }
    }
}
