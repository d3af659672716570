package org.dunwell.inbox;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.dunwell.intake.Finding;
import org.dunwell.intake.Intake;
import org.dunwell.intake.Report;

/**
 * What came of one file, told beside it.
 *
 * @param report null when the file did not come as far as an import
 * @param reason why nothing was taken, or null
 * @param mend   what to do about it, or null
 */
record Outcome(String fileName, Report report, String reason, String mend) {

    static Outcome of(String fileName, Report report) {
        return new Outcome(fileName, report, report.refusal(), report.mend());
    }

    /** Something was booked, or was booked before. */
    boolean isTaken() {
        return reason == null && report.counts().loaded() + report.counts().unchanged() > 0;
    }

    /** The reports come first, so that whoever finds the file finds them too. */
    void lay(Path claimed, Path target, Intake intake) throws IOException {
        write(target.resolveSibling(target.getFileName() + ".report.csv"), to -> {
            to.write('\uFEFF');
            if (reason == null) {
                intake.writeFindings(report.id(), to);
            } else {
                intake.writeFinding(Finding.refused(0, null, null, reason, mend), to);
            }
        });
        write(target.resolveSibling(target.getFileName() + ".report.txt"), to -> to.write(text()));
        Files.move(claimed, target, StandardCopyOption.ATOMIC_MOVE);
    }

    String text() {
        StringBuilder text = new StringBuilder(fileName).append(isTaken() ? " was taken in" : " was refused: nothing of it was booked");
        if (report != null) {
            text.append(" (import ").append(report.id()).append(')');
        }
        text.append(".\n");
        if (reason != null) {
            text.append(reason).append(".\n");
        }
        if (mend != null) {
            text.append("What to do: ").append(mend).append(".\n");
        }
        if (report != null && reason == null) {
            text.append("%n%d lines: %d loaded, %d unchanged, %d refused, %d not yet.%n".formatted(report.counts().lines(), report.counts().loaded(),
                    report.counts().unchanged(), report.counts().refused(), report.counts().notYet()));
            text.append("The file beside this one that ends in .report.csv says what is to be said about single lines.\n");
        }
        return text.toString();
    }

    private interface Content {
        void write(Writer to) throws IOException;
    }

    private static void write(Path target, Content content) throws IOException {
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (Writer to = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            content.write(to);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
