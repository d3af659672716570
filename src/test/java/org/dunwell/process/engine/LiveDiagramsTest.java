package org.dunwell.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.dunwell.check.Check;
import org.dunwell.check.Finding;
import org.dunwell.check.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.core.io.support.ResourcePatternResolver;

/** A release and the process owner both change what is live, and neither undoes the other. */
class LiveDiagramsTest {

    private ProcessEngine engine;
    private RepositoryService repository;
    private LiveDiagrams live;
    private final Check check = mock(Check.class);
    private final RefusedFiles refused = new RefusedFiles();

    @BeforeEach
    void start() {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:live-diagrams").setProcessEngineName("live-diagrams").setEnforceHistoryTimeToLive(false);
        engine = configuration.buildProcessEngine();
        repository = engine.getRepositoryService();
        live = new LiveDiagrams(new Once(configuration), repository, mock(ResourcePatternResolver.class), new AsEngine(engine.getIdentityService()), check, refused);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRestartWithUnchangedFilesDeploysNothing() {
        live.deployRelease(files("a", "1", "b", "1"));
        live.deployRelease(files("a", "1", "b", "1"));
        assertThat(repository.createDeploymentQuery().count()).isOne();
        assertThat(latest("a")).isEqualTo("1");
    }

    @Test
    void aRestartLeavesWhatTheOwnerDrew() {
        live.deployRelease(files("a", "1", "b", "1"));
        live.deployDrawn("oscar", named("a", "drawn"));
        live.deployRelease(files("a", "1", "b", "1"));
        assertThat(latest("a")).isEqualTo("drawn");
        assertThat(latest("b")).isEqualTo("1");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(2);
        assertThat(live.current().getSource()).isEqualTo("Camunda Modeler, oscar");
    }

    @Test
    void aReleaseReplacesOnlyWhatItChanged() {
        live.deployRelease(files("a", "1", "b", "1"));
        live.deployDrawn("oscar", named("a", "drawn"));
        live.deployRelease(files("a", "1", "b", "2"));
        assertThat(latest("a")).as("drawn, and not part of the change").isEqualTo("drawn");
        assertThat(latest("b")).isEqualTo("2");
    }

    @Test
    void whatBothChangedIsTheReleases() {
        live.deployRelease(files("a", "1", "b", "1"));
        live.deployDrawn("oscar", named("a", "drawn"));
        live.deployRelease(files("a", "2", "b", "1"));
        assertThat(latest("a")).isEqualTo("2");
    }

    @Test
    void whatTheOwnerAddedStaysAndWhatTheReleaseDropsGoes() throws IOException {
        live.deployRelease(files("a", "1", "b", "1"));
        live.deployDrawn("oscar", named("c", "new"));
        live.deployRelease(files("a", "2"));
        assertThat(latest("c")).isEqualTo("new");
        assertThat(repository.getDeploymentResourceNames(live.current().getId()))
                .containsExactlyInAnyOrder("processes/a.bpmn", "processes/c.bpmn", LiveDiagrams.PACKAGED);
    }

    @Test
    void aFaultyFileOfAReleaseIsRefusedTheLiveOneStaysAndHealthSaysSo() {
        live.deployRelease(files("a", "1", "b", "1"));
        when(check.findings(any(), any())).thenAnswer(asked -> {
            Map<String, byte[]> next = asked.getArgument(0);
            return new String(next.get("processes/a.bpmn")).contains("name='faulty'")
                    ? List.of(new Finding("processes/a.bpmn", "s", "Start", Rule.NO_BLOCK, "It is faulty.", "It would stop.", "Mend it.")) : List.of();
        });
        live.deployRelease(files("a", "faulty", "b", "2"));
        assertThat(latest("a")).isEqualTo("1");
        assertThat(latest("b")).isEqualTo("2");
        assertThat(refused.health().getStatus()).isEqualTo(RefusedFiles.DEGRADED);
        assertThat(refused.health().getDetails().toString()).contains("processes/a.bpmn").contains("Mend it.");
        live.deployRelease(files("a", "3", "b", "2"));
        assertThat(latest("a")).as("mended in the next release").isEqualTo("3");
        assertThat(refused.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anEarlierSetIsLiveAgainAsANewVersionAndARestartLeavesIt() {
        live.deployRelease(files("a", "1", "b", "1"));
        String first = live.current().getId();
        live.deployDrawn("oscar", named("a", "drawn"));
        Map<String, byte[]> earlier = live.contents(first);
        live.deployAgain("oscar", earlier);
        live.deployRelease(files("a", "1", "b", "1"));
        assertThat(latest("a")).isEqualTo("1");
        assertThat(live.current().getSource()).isEqualTo("Deployments page, oscar");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(3);
    }

    @Test
    void allThatBelongsTogetherIsOneDeployment() {
        live.deployRelease(files("a", "1", "b", "1"));
        live.deployDrawn("oscar", named("a", "drawn"));
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .allMatch(process -> process.getDeploymentId().equals(live.current().getId())).hasSize(2);
    }

    private String latest(String key) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult().getName();
    }

    /** Packaged files: keys and names of processes in turn. */
    private static Map<String, byte[]> files(String... keysAndNames) {
        Map<String, byte[]> files = new TreeMap<>();
        named(keysAndNames).forEach((name, content) -> files.put(LiveDiagrams.placeOf(name), content));
        return files;
    }

    private static Map<String, byte[]> named(String... keysAndNames) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < keysAndNames.length; i += 2) {
            String diagram = "<bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='t'><bpmn:process id='"
                    + keysAndNames[i] + "' name='" + keysAndNames[i + 1] + "' isExecutable='true'><bpmn:startEvent id='s'/></bpmn:process></bpmn:definitions>";
            files.put(keysAndNames[i] + ".bpmn", diagram.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }
}
