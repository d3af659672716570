package org.dunwell.intake;

import java.util.ArrayList;
import java.util.List;

/** Counts what became of the lines of a file and keeps what is to be said about them. */
public final class Tally {

    private int lines;
    private int loaded;
    private int unchanged;
    private int refused;
    private int notYet;
    private int settled;
    private int settledLater;
    private final List<Finding> findings = new ArrayList<>();

    public void loaded() {
        lines++;
        loaded++;
    }

    public void unchanged() {
        lines++;
        unchanged++;
    }

    public void refused(List<Finding> reasons) {
        lines++;
        refused++;
        findings.addAll(reasons);
    }

    public void refused(Finding reason) {
        refused(List.of(reason));
    }

    public void notYet(Finding reason) {
        lines++;
        notYet++;
        findings.add(reason);
    }

    /** Beside what became of the line: its settlement was booked as a payment. */
    public void settled() {
        settled++;
    }

    /** Beside what became of the line: its settlement lies after today. */
    public void settledLater(Finding reason) {
        settledLater++;
        findings.add(reason);
    }

    public void say(Finding finding) {
        findings.add(finding);
    }

    public void add(Tally other) {
        lines += other.lines;
        loaded += other.loaded;
        unchanged += other.unchanged;
        refused += other.refused;
        notYet += other.notYet;
        settled += other.settled;
        settledLater += other.settledLater;
        findings.addAll(other.findings);
    }

    /** Goes on counting where a report stands. */
    public static Tally of(Counts counts) {
        Tally tally = new Tally();
        tally.lines = counts.lines();
        tally.loaded = counts.loaded();
        tally.unchanged = counts.unchanged();
        tally.refused = counts.refused();
        tally.notYet = counts.notYet();
        tally.settled = counts.settled();
        tally.settledLater = counts.settledLater();
        return tally;
    }

    /** Both together; neither changes. */
    public Tally with(Tally other) {
        Tally both = of(counts());
        both.findings.addAll(findings);
        both.add(other);
        return both;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public int findingCount() {
        return findings.size();
    }

    /** What is to be said, given away once so that it need not be kept. */
    public List<Finding> takeFindings() {
        List<Finding> taken = List.copyOf(findings);
        findings.clear();
        return taken;
    }

    public Counts counts() {
        return new Counts(lines, loaded, unchanged, refused, notYet, settled, settledLater);
    }

    /**
     * Every line is loaded, unchanged, refused or not yet.
     *
     * @param settled      payments booked because a line says it is settled, or a full list no longer holds the invoice
     * @param settledLater lines whose settlement lies after today
     */
    public record Counts(int lines, int loaded, int unchanged, int refused, int notYet, int settled, int settledLater) {
    }
}
