package org.dunwell.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Mappings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files are laid into {@code <mapping>/open-items} and {@code <mapping>/payments} and taken from there, each once: when it has stopped growing it is
 * moved to {@code working}, imported, and moved on to {@code done} or {@code refused} with its report beside it. One node at a time does so; whatever
 * lies in {@code working} when it begins was left by a crash and is taken again, because importing twice changes nothing.
 */
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String LOCK = ".lock";
    private static final int DEEPEST = 2;
    private static final int ATTEMPTS = 10;

    private final Path root;
    private final Mappings mappings;
    private final Intake intake;
    private final Clock clock;
    private final Map<Path, Fault> faults = new HashMap<>();
    private final Map<Path, String> complaints = new HashMap<>();
    private Map<Path, Seen> before = Map.of();
    private long looks;

    Inbox(Path root, Mappings mappings, Intake intake, Clock clock) {
        this.root = root;
        this.mappings = mappings;
        this.intake = intake;
        this.clock = clock;
    }

    /** A file that failed by no fault of its own waits twice as long each time. */
    private record Fault(int attempts, long again) {
    }

    /** What looks as it did the last time is taken. */
    void look() throws IOException {
        looks++;
        Files.createDirectories(root);
        try (FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = lock(channel)) {
            if (lock != null) {
                makeFolders();
                takeAll();
            }
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException somebodyElse) {
            return null;
        }
    }

    private void makeFolders() throws IOException {
        for (String name : mappings.names()) {
            Path folder = root.resolve(name);
            if (isTheirs(folder) || Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
                for (String kind : Place.KINDS.keySet()) {
                    if (Files.notExists(folder.resolve(kind), LinkOption.NOFOLLOW_LINKS)) {
                        Files.createDirectories(folder.resolve(kind));
                    }
                }
            }
        }
    }

    private void takeAll() {
        Map<Path, Seen> now = new HashMap<>();
        for (Folder folder : folders(root, 0)) {
            try {
                takeAll(folder, now);
                complaints.remove(folder.path());
            } catch (IOException broken) {
                complain(folder.path(), broken);
            }
        }
        before = now;
    }

    private void takeAll(Folder folder, Map<Path, Seen> now) throws IOException {
        for (Path left : folder.leftOver()) {
            takeIn(folder, left);
        }
        for (Path file : folder.laidIn()) {
            Optional<Seen> seen = Seen.at(file);
            if (seen.isPresent() && seen.get().equals(before.get(file))) {
                take(folder, file, seen.get());
            } else {
                seen.ifPresent(one -> now.put(file, one));
            }
        }
    }

    private void take(Folder folder, Path file, Seen seen) throws IOException {
        try {
            Path claimed = folder.claim(file, clock.instant());
            if (Seen.at(claimed).filter(seen::equals).isPresent()) {
                takeIn(folder, claimed);
            } else {
                folder.giveBack(claimed);
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("{} was taken away", file);
        }
    }

    private void takeIn(Folder folder, Path claimed) {
        Fault fault = faults.getOrDefault(claimed, new Fault(0, 0));
        if (fault.again() > looks) {
            return;
        }
        try {
            Outcome outcome = fault.attempts() < ATTEMPTS ? work(folder, claimed)
                    : new Outcome(Folder.originalName(claimed), null, "It could not be taken in because of a fault on our side, " + ATTEMPTS + " times",
                    "When the fault is mended (the log says what happened), lay the file in again: what is booked already changes nothing");
            outcome.lay(claimed, folder.place(claimed, outcome.isTaken() ? Folder.DONE : Folder.REFUSED), intake);
            faults.remove(claimed);
            LOG.info("Inbox: {}", outcome.text().lines().findFirst().orElseThrow());
        } catch (IOException | RuntimeException failed) {
            int attempts = Math.min(fault.attempts() + 1, ATTEMPTS);
            faults.put(claimed, new Fault(attempts, looks + (1L << attempts - 1)));
            LOG.error("The file {} could not be taken in; it is tried again", claimed, failed);
        }
    }

    private Outcome work(Folder folder, Path claimed) {
        String name = Folder.originalName(claimed);
        try {
            Place place = Place.of(root.relativize(folder.path()), mappings);
            return Outcome.of(name, intake.takeIn(place.kind(), claimed, name, place.mapping()));
        } catch (FileRefused refused) {
            return new Outcome(name, null, refused.getMessage(), refused.mend());
        } catch (UncheckedIOException unreadable) {
            LOG.warn("The file {} cannot be read", claimed, unreadable);
            return new Outcome(name, null, "The file cannot be read to its end", "Check who may read it, and send it again");
        }
    }

    private List<Folder> folders(Path path, int depth) {
        List<Folder> folders = new ArrayList<>(List.of(new Folder(path)));
        if (depth < DEEPEST) {
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(Inbox::isTheirs).sorted().forEach(one -> folders.addAll(folders(one, depth + 1)));
            } catch (IOException | UncheckedIOException broken) {
                complain(path, broken);
            }
        }
        return folders;
    }

    /** Once, not at every look. */
    private void complain(Path path, Exception broken) {
        if (!broken.toString().equals(complaints.put(path, broken.toString()))) {
            LOG.error("Files cannot be taken from {}", path, broken);
        }
    }

    private static boolean isTheirs(Path path) {
        String name = path.getFileName().toString();
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !name.startsWith(".") && !Folder.OURS.contains(name);
    }
}
