package org.dunwell.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks through diagrams, tables and forms that are to be live together. Changes nothing and starts nothing. */
public class Check {

    private static final Set<String> SHORT_LINES = Set.of(".bpmn", ".dmn", ".form");

    private final Vocabulary words;

    public Check(Vocabulary words) {
        this.words = words;
    }

    /**
     * @param files everything that is to be live, by name, with or without folder
     * @param live  what is live now, to see what was renamed; may be empty
     * @return errors first, in the order of files
     */
    public List<Finding> findings(Map<String, byte[]> files, Map<String, byte[]> live) {
        List<Finding> found = new ArrayList<>();
        DrawnSet set = DrawnSet.read(files, words, found);
        files.keySet().stream().filter(name -> SHORT_LINES.stream().noneMatch(name::endsWith))
                .forEach(name -> found.add(Finding.of(name, null, null, Rule.WRONG_FILE)));
        for (Drawing drawing : set.drawings()) {
            new HarmlessRules(words, drawing, found).check();
            new BlockRules(words, set, drawing, found).check();
            new FlowRules(words, set, drawing, found).check();
            new PeopleRules(words, set, drawing, found).check();
            new JourneyRules(words, set, drawing, found).check();
        }
        set.forms().forEach((name, form) -> new FormRules(words, set, name, form, found).check());
        set.tables().forEach((name, table) -> new TableRules(words, name, table, found).check());
        new RenamedRules(set, DrawnSet.read(live, words, new ArrayList<>()), found).check();
        return new LinkedHashSet<>(found).stream().sorted(Comparator.comparing(finding -> !finding.isError())).toList();
    }

    /** Names that this one probably was meant to be: at most two letters away. */
    static String meant(String name, Set<String> known) {
        return new TreeSet<>(known).stream().filter(other -> distance(name.toLowerCase(), other.toLowerCase()) <= Math.min(3, Math.max(1, name.length() / 3)))
                .min(Comparator.comparingInt(other -> distance(name.toLowerCase(), other.toLowerCase()))).map(other -> " You probably meant " + other + ".").orElse("");
    }

    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            }
            before = now;
        }
        return before[b.length()];
    }
}
