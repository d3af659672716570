package org.dunwell.process.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationContext;

/** The process owner's pencil: shipped files, changed and deployed as from Modeler. */
public class Redraw {

    private final LiveDiagrams live;

    public Redraw(ApplicationContext application) {
        live = application.getBean(LiveDiagrams.class);
    }

    public void deploy(String file, UnaryOperator<String> change) {
        deploy(Map.of(file, change));
    }

    public void deploy(Map<String, UnaryOperator<String>> changes) {
        Map<String, byte[]> files = new HashMap<>();
        changes.forEach((file, change) -> {
            String drawn = change.apply(shipped(file));
            if (drawn.equals(shipped(file))) {
                throw new AssertionError("Nothing of " + file + " was changed");
            }
            files.put(file, drawn.getBytes(StandardCharsets.UTF_8));
        });
        live.deployDrawn("oscar", files);
    }

    /** The files as they are shipped are live again. */
    public void undo(String... files) {
        Map<String, byte[]> shipped = new HashMap<>();
        for (String file : files) {
            shipped.put(file, shipped(file).getBytes(StandardCharsets.UTF_8));
        }
        live.deployDrawn("oscar", shipped);
    }

    private static String shipped(String file) {
        try {
            return Files.readString(Path.of(file.endsWith(".form") ? "forms" : "processes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
