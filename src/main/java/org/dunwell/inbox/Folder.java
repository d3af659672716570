package org.dunwell.inbox;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A folder into which files are laid, with {@code working}, {@code done} and {@code refused} beside them. */
record Folder(Path path) {

    static final String WORKING = "working";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final Set<String> OURS = Set.of(WORKING, DONE, REFUSED);

    private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String STAMP = "\\.\\d{8}-\\d{6}(-\\d+)?(?=(\\.[^.]*)?$)";

    /** Those that were laid in and are no links, whoever made them. */
    List<Path> laidIn() throws IOException {
        return list(path);
    }

    /** Those that were begun and not brought to an end. */
    List<Path> leftOver() throws IOException {
        Path working = path.resolve(WORKING);
        return Files.isDirectory(working, LinkOption.NOFOLLOW_LINKS) ? list(working) : List.of();
    }

    /** Moves it where nobody writes to it any more, under a name that was not used before. */
    Path claim(Path file, Instant now) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        String stamped = name.substring(0, dot) + "." + MOMENT.format(now) + name.substring(dot);
        return move(file, WORKING, stamped);
    }

    void giveBack(Path claimed) throws IOException {
        Files.move(claimed, path.resolve(originalName(claimed)));
    }

    /** @return where it will come, a name that is free */
    Path place(Path claimed, String sub) throws IOException {
        return free(own(sub), claimed.getFileName().toString());
    }

    static String originalName(Path claimed) {
        return claimed.getFileName().toString().replaceFirst(STAMP, "");
    }

    private Path move(Path file, String sub, String name) throws IOException {
        return Files.move(file, free(own(sub), name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A link in this place could lead anywhere. */
    private Path own(String sub) throws IOException {
        Path folder = path.resolve(sub);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(folder.toString(), null, "is no folder of its own");
            }
            Files.createDirectory(folder);
        }
        return folder;
    }

    private static Path free(Path folder, String name) {
        Path target = folder.resolve(name);
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (int more = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); more++) {
            target = folder.resolve(name.substring(0, dot) + "-" + more + name.substring(dot));
        }
        return target;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> isFinished(one.getFileName().toString()))
                    .filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
        }
    }

    private static boolean isFinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(".") && UNFINISHED.stream().noneMatch(lower::endsWith);
    }
}
