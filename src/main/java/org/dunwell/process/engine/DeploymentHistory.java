package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.dunwell.check.Deployments;
import org.dunwell.check.Finding;
import org.springframework.stereotype.Component;

/** What was deployed, from where and by whom, as the engine keeps it. */
@Component
class DeploymentHistory implements Deployments {

    private static final int MOST = 1_000;
    private static final String JOURNEY = "collect-account";

    private final RepositoryService repository;
    private final LiveDiagrams live;
    private final RefusedFiles refused;
    private final AsEngine asEngine;

    DeploymentHistory(RepositoryService repository, LiveDiagrams live, RefusedFiles refused, AsEngine asEngine) {
        this.repository = repository;
        this.live = live;
        this.refused = refused;
        this.asEngine = asEngine;
    }

    @Override
    public List<Deployed> newest(int offset, int limit) {
        return asEngine.call(() -> {
            List<Deployment> some = inOrder(offset, limit + 1);
            List<Deployed> described = new ArrayList<>();
            for (int i = 0; i < Math.min(limit, some.size()); i++) {
                described.add(described(some.get(i), i + 1 < some.size() ? some.get(i + 1) : null));
            }
            return described;
        });
    }

    @Override
    public Optional<Deployed> find(String id) {
        return newest(0, MOST).stream().filter(deployed -> deployed.id().equals(id)).findFirst();
    }

    @Override
    public Map<String, byte[]> files(String id) {
        return asEngine.call(() -> contents(id));
    }

    @Override
    public Map<String, byte[]> filesBefore(String id) {
        return asEngine.call(() -> {
            List<Deployment> all = inOrder(0, MOST);
            for (int i = 0; i + 1 < all.size(); i++) {
                if (all.get(i).getId().equals(id)) {
                    return contents(all.get(i + 1).getId());
                }
            }
            return Map.of();
        });
    }

    @Override
    public Map<String, byte[]> live() {
        Deployment current = live.current();
        return current == null ? Map.of() : files(current.getId());
    }

    @Override
    public Map<String, List<Finding>> refused() {
        return refused.all();
    }

    @Override
    public void goBackTo(String id, String who) {
        if (find(id).isEmpty()) {
            throw new IllegalArgumentException("There is no deployment " + id + ".");
        }
        try {
            live.deployAgain(who, files(id));
        } catch (ProcessEngineException faulty) {
            throw new IllegalArgumentException(faulty.getMessage(), faulty);
        }
    }

    /** By the version of the journey, which is in every set: the clock may be moved. */
    private List<Deployment> inOrder(int offset, int limit) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(JOURNEY).orderByProcessDefinitionVersion().desc().listPage(offset, limit).stream()
                .map(version -> repository.createDeploymentQuery().deploymentId(version.getDeploymentId()).singleResult())
                .filter(deployment -> LiveDiagrams.NAME.equals(deployment.getName())).toList();
    }

    private Deployed described(Deployment one, Deployment before) {
        String[] source = one.getSource().split(", ", 2);
        Deployment current = live.current();
        return new Deployed(one.getId(), one.getDeploymentTime().toInstant(), source[0].equals(LiveDiagrams.RELEASE) ? "Release" : source[0], source.length > 1 ? source[1] : null,
                current != null && current.getId().equals(one.getId()), changed(contents(one.getId()), before == null ? Map.of() : contents(before.getId())));
    }

    private static List<String> changed(Map<String, byte[]> now, Map<String, byte[]> before) {
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        return names.stream().filter(name -> !Arrays.equals(now.get(name), before.get(name))).toList();
    }

    private Map<String, byte[]> contents(String id) {
        Map<String, byte[]> files = new TreeMap<>(live.contents(id));
        files.remove(LiveDiagrams.PACKAGED);
        return files;
    }
}
