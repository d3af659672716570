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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyManager;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.dunwell.check.Check;
import org.dunwell.check.Finding;
import org.dunwell.check.WaitBlocks;
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
 *
 * <p>A file of the release in which the check finds an error is refused: what was live stays, and {@link RefusedFiles} tells operators.
 */
@Component
class LiveDiagrams implements SmartInitializingSingleton {

    static final String NAME = "dunwell";
    static final String PACKAGED = "packaged.txt";

    private static final String LIVE = "dunwell.live";
    static final String RELEASE = "dunwell";
    private static final List<String> PATTERNS = List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form");
    private static final Logger LOG = LoggerFactory.getLogger(LiveDiagrams.class);

    private final Once once;
    private final RepositoryService repository;
    private final ResourcePatternResolver classpath;
    private final AsEngine asEngine;
    private final Check check;
    private final RefusedFiles refused;

    LiveDiagrams(Once once, RepositoryService repository, ResourcePatternResolver classpath, AsEngine asEngine, Check check, RefusedFiles refused) {
        this.once = once;
        this.repository = repository;
        this.classpath = classpath;
        this.asEngine = asEngine;
        this.check = check;
        this.refused = refused;
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
            if (packaged.isEmpty() || digests(packaged).equals(before)) {
                refused.none();
                return null;
            }
            Map<String, byte[]> brought = new TreeMap<>(packaged);
            Map<String, List<Finding>> faulty = withoutFaulty(brought, live, before);
            refused.are(faulty);
            Map<String, byte[]> next = next(brought, live, before, faulty.keySet());
            return next.equals(live) || brought.isEmpty() ? null : deploy(next, RELEASE, properties);
        });
    }

    /** Takes out of the release, until no error is left, the files with errors that it changes; when the rest does not fit what is live, all of it. */
    private Map<String, List<Finding>> withoutFaulty(Map<String, byte[]> brought, Map<String, byte[]> live, Map<String, String> before) {
        Map<String, List<Finding>> faulty = new TreeMap<>();
        Map<String, byte[]> all = Map.copyOf(brought);
        while (!brought.isEmpty()) {
            Map<String, byte[]> next = next(brought, live, before, faulty.keySet());
            next.remove(PACKAGED);
            List<Finding> errors = check.findings(next, live).stream().filter(Finding::isError).toList();
            if (errors.isEmpty()) {
                return faulty;
            }
            Set<String> guilty = errors.stream().map(Finding::file).filter(name -> all.containsKey(name) && !faulty.containsKey(name)
                    && !Arrays.equals(all.get(name), live.get(name))).collect(Collectors.toSet());
            (guilty.isEmpty() ? Set.copyOf(brought.keySet()) : guilty).forEach(name -> {
                faulty.put(name, errors.stream().filter(error -> error.file().equals(name)).toList());
                brought.remove(name);
            });
        }
        return faulty;
    }

    private Map<String, byte[]> next(Map<String, byte[]> brought, Map<String, byte[]> live, Map<String, String> before, Set<String> faulty) {
        Map<String, byte[]> next = new TreeMap<>(live);
        Map<String, String> now = digests(brought);
        before.keySet().stream().filter(name -> !now.containsKey(name) && !faulty.contains(name)).forEach(next::remove);
        now.forEach((name, digest) -> {
            if (!digest.equals(before.get(name)) || !live.containsKey(name)) {
                warnIfBothChanged(name, live.get(name), before.get(name), digest);
                next.put(name, brought.get(name));
            }
        });
        Map<String, String> manifest = new TreeMap<>(now);
        faulty.stream().filter(before::containsKey).forEach(name -> manifest.put(name, before.get(name)));
        next.put(PACKAGED, manifest.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey() + "\n").collect(Collectors.joining()).getBytes());
        return next;
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
            WaitBlocks.completed(files).forEach((name, content) -> next.put(placeOf(name), content));
            boolean same = next.keySet().equals(live.keySet())
                    && next.entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue(), live.get(entry.getKey())));
            return same ? current(properties) : deploy(next, "Camunda Modeler, " + who, properties);
        }));
    }

    /** Exactly these files are live from now on, e.g. those of an earlier deployment; a release goes on counting from what it brought last. */
    Deployment deployAgain(String who, Map<String, byte[]> files) {
        return asEngine.call(() -> once.alone(properties -> {
            Map<String, byte[]> next = new TreeMap<>(files);
            next.put(PACKAGED, live(properties).get(PACKAGED));
            return deploy(next, "Deployments page, " + who, properties);
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
        Deployment current = current(properties);
        return current == null ? new TreeMap<>() : contents(current.getId());
    }

    /** Everything that was deployed together, what the release brought included. */
    Map<String, byte[]> contents(String deploymentId) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String name : repository.getDeploymentResourceNames(deploymentId)) {
            contents.put(name, read(repository.getResourceAsStream(deploymentId, name)));
        }
        return contents;
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
