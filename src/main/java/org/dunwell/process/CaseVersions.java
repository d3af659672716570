package org.dunwell.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.dunwell.collection.Refusal;
import org.dunwell.migration.Change;
import org.dunwell.migration.MovableProcess;
import org.dunwell.migration.Place;
import org.dunwell.migration.Plan;
import org.dunwell.migration.Route;
import org.dunwell.migration.Running;
import org.dunwell.migration.Verdict;
import org.dunwell.migration.Version;
import org.dunwell.migration.Versions;
import org.dunwell.process.engine.AsEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The versions of the diagrams as the engine has them. */
@Component
class CaseVersions implements Versions {

    private final RepositoryService models;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final StepMatching matching;
    private final CaseTransfer transfer;
    private final AsEngine asEngine;

    CaseVersions(@Lazy RepositoryService models, @Lazy RuntimeService runtime, @Lazy ManagementService management, StepMatching matching, CaseTransfer transfer,
                 AsEngine asEngine) {
        this.models = models;
        this.runtime = runtime;
        this.management = management;
        this.matching = matching;
        this.transfer = transfer;
        this.asEngine = asEngine;
    }

    @Override
    public List<MovableProcess> processes() {
        return asEngine.call(() -> {
            Map<String, Deployment> deployments = models.createDeploymentQuery().list().stream().collect(Collectors.toMap(Deployment::getId, each -> each));
            Map<String, List<ProcessDefinitionStatistics>> byKey = management.createProcessDefinitionStatisticsQuery().list().stream()
                    .collect(Collectors.groupingBy(ProcessDefinition::getKey));
            Set<String> called = new HashSet<>();
            byKey.values().forEach(versions -> versions.stream().max(Comparator.comparingInt(ProcessDefinition::getVersion)).ifPresent(newest ->
                    models.getBpmnModelInstance(newest.getId()).getModelElementsByType(CallActivity.class).forEach(call -> called.add(call.getCalledElement()))));
            return byKey.entrySet().stream().filter(process -> !called.contains(process.getKey())).map(process -> {
                List<Version> versions = process.getValue().stream().sorted(Comparator.comparingInt(ProcessDefinition::getVersion).reversed())
                        .map(version -> version(version, deployments.get(version.getDeploymentId()))).toList();
                return new MovableProcess(process.getKey(), nameOf(newest(process.getKey())), versions);
            }).sorted(Comparator.comparing((MovableProcess process) -> -process.versions().stream().mapToLong(Version::running).sum())
                    .thenComparing(MovableProcess::name)).toList();
        });
    }

    private static Version version(ProcessDefinitionStatistics version, Deployment deployment) {
        return new Version(version.getVersion(), version.getId(), deployment.getDeploymentTime().toInstant(), deployment.getSource(), version.getInstances());
    }

    @Override
    public Optional<String> diagram(String process, int version) {
        return asEngine.call(() -> Optional.ofNullable(models.createProcessDefinitionQuery().processDefinitionKey(process).processDefinitionVersion(version).singleResult())
                .map(found -> {
                    try (InputStream drawn = models.getProcessModel(found.getId())) {
                        return new String(drawn.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                }));
    }

    @Override
    public List<Route> routes(Plan plan) {
        return asEngine.call(() -> {
            List<Route> routes = new ArrayList<>();
            String deployment = models.getProcessDefinition(plan.toDefinition()).getDeploymentId();
            definitions(plan.fromDefinition()).forEach(from -> {
                ProcessDefinition to = from.getId().equals(plan.fromDefinition()) ? models.getProcessDefinition(plan.toDefinition()) : transfer.inDeployment(from.getKey(), deployment);
                if (to != null && !to.getId().equals(from.getId())) {
                    routes.add(route(from, to, plan.chosen().getOrDefault(from.getKey(), Map.of())));
                }
            });
            plan.chosen().keySet().stream().filter(process -> routes.stream().noneMatch(route -> route.process().equals(process))).findFirst().ifPresent(unknown -> {
                throw new Refusal("No case of this move runs in the process '" + unknown + "'.");
            });
            return routes;
        });
    }

    private Route route(ProcessDefinition from, ProcessDefinition to, Map<String, String> chosen) {
        Map<String, Long> standing = new HashMap<>();
        for (ActivityStatistics statistics : management.createActivityStatisticsQuery(from.getId()).list()) {
            standing.put(statistics.getId(), (long) statistics.getInstances());
        }
        return new Route(from.getKey(), nameOf(to), from.getId(), from.getVersion(), to.getId(), to.getVersion(), places(from.getId(), standing), places(to.getId(), Map.of()),
                List.copyOf(matching.match(from.getId(), to.getId(), chosen).steps().values()));
    }

    private List<Place> places(String definitionId, Map<String, Long> standing) {
        return matching.nodes(definitionId).stream().filter(StepMatching::isPlace)
                .map(node -> new Place(node.getId(), StepMatching.label(node), StepMatching.kind(node), standing.getOrDefault(node.getId(), 0L))).toList();
    }

    /** The version itself, and those of the processes that its cases have called. */
    private List<ProcessDefinition> definitions(String fromDefinition) {
        Map<String, ProcessDefinition> found = new LinkedHashMap<>();
        found.put(fromDefinition, models.getProcessDefinition(fromDefinition));
        runtime.createNativeProcessInstanceQuery().sql("""
                        select * from ACT_RU_EXECUTION where ID_ in (
                          select min(CALLED.ID_) from ACT_RU_EXECUTION CALLED join ACT_RU_EXECUTION ROOT on ROOT.ID_ = CALLED.ROOT_PROC_INST_ID_
                          where ROOT.PROC_DEF_ID_ = #{from} and CALLED.PROC_DEF_ID_ <> #{from} and CALLED.PARENT_ID_ is null
                          group by CALLED.PROC_DEF_ID_)""")
                .parameter("from", fromDefinition).list()
                .forEach(called -> found.computeIfAbsent(called.getProcessDefinitionId(), models::getProcessDefinition));
        return List.copyOf(found.values());
    }

    @Override
    public List<Running> running(String definitionId, String after, int limit) {
        return asEngine.call(() -> runtime.createNativeProcessInstanceQuery().sql("""
                        select * from ACT_RU_EXECUTION where PROC_DEF_ID_ = #{definition} and PARENT_ID_ is null and SUPER_EXEC_ is null and ID_ > #{after} order by ID_""")
                .parameter("definition", definitionId).parameter("after", after == null ? "" : after).listPage(0, limit).stream()
                .map(instance -> new Running(instance.getId(), instance.getBusinessKey())).toList());
    }

    @Override
    public Optional<Verdict> check(Plan plan, String instanceId, List<Change> dates) {
        return asEngine.call(() -> transfer.check(plan, instanceId, dates));
    }

    @Override
    public Optional<Verdict> move(Plan plan, String instanceId, List<Change> dates) {
        return asEngine.call(() -> transfer.move(plan, instanceId, dates));
    }

    private ProcessDefinition newest(String process) {
        return models.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    }

    private static String nameOf(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }
}
