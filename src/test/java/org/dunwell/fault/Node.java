package org.dunwell.fault;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One process of Dunwell, of the classes that the jar is made of, in a folder of its own; its clock shows another day than ours. */
final class Node {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path folder;
    private final Path log;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;
    private int port;

    Node(Path folder, String name, Map<String, String> settings) {
        this.folder = folder;
        this.log = folder.resolve(name + ".log");
        this.settings = settings;
    }

    /** @param offset added to the clock of the machine */
    void start(Duration offset) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m", "-XX:TieredStopAtLevel=1",
                "-Ddunwell.offset=" + offset.toMillis(), "-cp", classPath(), ShiftedClock.class.getName());
        java.environment().putAll(settings);
        java.environment().put("SERVER_PORT", String.valueOf(port));
        process = java.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    Node awaitReady() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("A node did not become ready. Its log ends:\n" + tail());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return this;
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build();
            return http.send(ask, BodyHandlers.ofString()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** kill -9 */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("A node did not stop within a minute. Its log ends:\n" + tail());
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    private String tail() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.reduce("", (all, line) -> {
                String more = all + line + "\n";
                return more.length() > 8000 ? more.substring(more.length() - 8000) : more;
            });
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ours without the test classes, which a start would otherwise look through for beans; only the one that shifts the clock. */
    private String classPath() throws IOException {
        Path shifted = folder.resolve("shifted").resolve(ShiftedClock.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(shifted.getParent());
        try (InputStream compiled = ShiftedClock.class.getResourceAsStream("ShiftedClock.class")) {
            Files.copy(compiled, shifted, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder.resolve("shifted").toAbsolutePath() + File.pathSeparator + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes")).map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
    }
}
