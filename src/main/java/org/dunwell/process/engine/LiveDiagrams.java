package org.dunwell.process.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyManager;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The one set of diagrams, tables and forms that is live. It is always deployed as a whole, under the names {@code processes/…} and
 * {@code forms/…} whether Dunwell runs from Maven, an IDE or the jar, because diagrams name forms, tables and other diagrams "of the same deployment".
 *
 * <p>Two hands change it: a release brings packaged files, and the process owner deploys single files from Modeler. Neither undoes the other. Each
 * deployment carries along, as {@link #PACKAGED}, the digests of the files that its release brought. At start only the files whose packaged content
 * is another than at the last release replace what is live; the others stay as they are, drawn over or not. So a restart with unchanged files
 * deploys nothing. A file changed by both hands becomes the release's, with a warning; the owner's is kept in the deployment before.
 */
@Component
class LiveDiagrams implements SmartInitializingSingleton {

    static final String NAME = "dunwell";
    static final String PACKAGED = "packaged.txt";

    private static final String LIVE = "dunwell.live";
    private static final String RELEASE = "dunwell";
    private static final List<String> PATTERNS = List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form");
    private static final Logger LOG = LoggerFactory.getLogger(LiveDiagrams.class);

    private final Once once;
    private final RepositoryService repository;
    private final ResourcePatternResolver classpath;
    private final AsEngine asEngine;

    LiveDiagrams(Once once, RepositoryService repository, ResourcePatternResolver classpath, AsEngine asEngine) {
        this.once = once;
        this.repository = repository;
        this.classpath = classpath;
        this.asEngine = asEngine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deployRelease(packaged());
    }

    /** What a release brings: see above. Does nothing when the release is the one that is live. */
    void deployRelease(Map<String, byte[]> packaged) {
        once.alone(properties -> {
            Map<String, byte[]> live = live(properties);
            Map<String, String> before = manifest(live.get(PACKAGED));
            Map<String, String> now = digests(packaged);
            if (packaged.isEmpty() || now.equals(before)) {
                return null;
            }
            Map<String, byte[]> next = new TreeMap<>(live);
            before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(next::remove);
            now.forEach((name, digest) -> {
                if (!digest.equals(before.get(name)) || !live.containsKey(name)) {
                    warnIfBothChanged(name, live.get(name), before.get(name), digest);
                    next.put(name, packaged.get(name));
                }
            });
            next.put(PACKAGED, now.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                    .collect(Collectors.joining()).getBytes());
            return deploy(next, RELEASE, properties);
        });
    }

    /**
     * What the process owner deploys: these files replace those of the same name, and everything else of the live set goes along.
     *
     * @param files by their names without folder
     * @return what is live now
     */
    Deployment deployDrawn(String who, Map<String, byte[]> files) {
        return asEngine.call(() -> once.alone(properties -> {
            Map<String, byte[]> live = live(properties);
            Map<String, byte[]> next = new TreeMap<>(live);
            files.forEach((name, content) -> next.put(placeOf(name), content));
            boolean same = next.keySet().equals(live.keySet())
                    && next.entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue(), live.get(entry.getKey())));
            return same ? current(properties) : deploy(next, "Camunda Modeler, " + who, properties);
        }));
    }

    /** The deployment that is live, or null before the first. */
    Deployment current() {
        return asEngine.call(() -> once.alone(this::current));
    }

    private Deployment current(PropertyManager properties) {
        PropertyEntity id = properties.findPropertyById(LIVE);
        return id == null ? null : repository.createDeploymentQuery().deploymentId(id.getValue()).singleResult();
    }

    /** The folder of a file, from its kind. */
    static String placeOf(String name) {
        return (name.endsWith(".form") ? "forms/" : "processes/") + name;
    }

    private Map<String, byte[]> live(PropertyManager properties) {
        Map<String, byte[]> live = new TreeMap<>();
        Deployment current = current(properties);
        if (current != null) {
            for (String name : repository.getDeploymentResourceNames(current.getId())) {
                live.put(name, read(repository.getResourceAsStream(current.getId(), name)));
            }
        }
        return live;
    }

    private Deployment deploy(Map<String, byte[]> files, String source, PropertyManager properties) {
        DeploymentBuilder builder = repository.createDeployment().name(NAME).source(source);
        files.forEach((name, content) -> builder.addInputStream(name, new ByteArrayInputStream(content)));
        Deployment deployment = builder.deploy();
        PropertyEntity live = properties.findPropertyById(LIVE);
        if (live == null) {
            properties.insert(new PropertyEntity(LIVE, deployment.getId()));
        } else {
            live.setValue(deployment.getId());
        }
        LOG.info("{} files deployed as {} by {}", files.size() - 1, deployment.getId(), source);
        return deployment;
    }

    private void warnIfBothChanged(String name, byte[] live, String before, String now) {
        if (live != null && !digest(live).equals(before) && !digest(live).equals(now)) {
            LOG.warn("{} was changed in Modeler and by this release: the release's is live now, the other is kept in the deployment before", name);
        }
    }

    private Map<String, byte[]> packaged() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (String pattern : PATTERNS) {
                for (Resource file : classpath.getResources("classpath*:" + pattern)) {
                    files.putIfAbsent(placeOf(file.getFilename()), read(file.getInputStream()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Map<String, String> manifest(byte[] packaged) {
        Map<String, String> digests = new TreeMap<>();
        if (packaged != null) {
            for (String line : new String(packaged).split("\n")) {
                String[] parts = line.split(" ", 2);
                digests.put(parts[1], parts[0]);
            }
        }
        return digests;
    }

    private static Map<String, String> digests(Map<String, byte[]> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, content) -> digests.put(name, digest(content)));
        return digests;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
