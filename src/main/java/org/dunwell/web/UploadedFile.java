package org.dunwell.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;

/** A file that was sent to us, kept on disk while it is read, because it is read more than once and may be large. */
final class UploadedFile implements AutoCloseable {

    private final Path path;
    private final String name;

    private UploadedFile(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    static UploadedFile of(MultipartFile sent) throws IOException {
        Path path = Files.createTempFile("dunwell-import-", ".csv");
        sent.transferTo(path);
        return new UploadedFile(path, plain(sent.getOriginalFilename()));
    }

    Path path() {
        return path;
    }

    /** Its name without folders, as far as one was given. */
    String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static String plain(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        return plain.isEmpty() ? "unnamed" : plain;
    }
}
