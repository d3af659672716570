package org.dunwell.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.dunwell.policy.Policies;

/** The decision tables as they are shipped, without an engine around them. */
public class ShippedTables implements Policies {

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> tables = new HashMap<>();

    @Override
    public Map<String, Object> decide(String name, Map<String, Object> facts) {
        return list(name, facts).get(0);
    }

    @Override
    public List<Map<String, Object>> list(String name, Map<String, Object> facts) {
        return engine.evaluateDecisionTable(tables.computeIfAbsent(name, this::read), facts).getResultList();
    }

    private DmnDecision read(String name) {
        try (InputStream in = Files.newInputStream(Path.of("processes", name + ".dmn"))) {
            return engine.parseDecision(name, in);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
