package org.dunwell.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A decision table in FEEL, which reaches nothing outside, whose rows do not contradict one another and answer every question. */
class TableRules {

    private static final int MOST_QUESTIONS = 50_000;
    private static final Pattern BARE_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Set<String> SINGLE = Set.of("UNIQUE", "FIRST", "ANY", "PRIORITY", "");

    private final Vocabulary words;
    private final String file;
    private final Document document;
    private final List<Finding> found;

    TableRules(Vocabulary words, String file, Document document, List<Finding> found) {
        this.words = words;
        this.file = file;
        this.document = document;
        this.found = found;
    }

    void check() {
        String expected = DrawnSet.plainName(file).replace(".dmn", "");
        List<Element> decisions = Xml.all(document).stream().filter(element -> element.getLocalName().equals("decision")).toList();
        if (decisions.stream().noneMatch(decision -> decision.getAttribute("id").equals(expected))) {
            found.add(Finding.of(file, null, null, Rule.WRONG_NAME, decisions.stream().map(decision -> decision.getAttribute("id")).collect(Collectors.joining(", ")), "decision"));
        }
        checkHarmless();
        for (Element decision : decisions) {
            if (decision.getAttributeNS("http://camunda.org/schema/1.0/dmn", "historyTimeToLive").isBlank()) {
                add(decision, Rule.NO_TIME_TO_LIVE);
            }
            Cells.element(decision, "decisionTable").ifPresent(this::checkTable);
        }
        if (words.releasedTables().containsKey(expected)) {
            checkContract(expected);
        }
    }

    private void checkHarmless() {
        Set<String> ids = new HashSet<>();
        for (Element element : Xml.all(document)) {
            String language = element.getAttribute("expressionLanguage");
            if (!language.isEmpty() && !language.toLowerCase(Locale.ROOT).contains("feel")) {
                add(element, Rule.NOT_ACCEPTED, "the language " + language, "Write it in FEEL.");
            }
            if (Expressions.isExpression(Xml.text(element))) {
                add(element, Rule.NOT_ACCEPTED, Xml.text(element), "Write it in FEEL.");
            }
            if (element.getLocalName().equals("import")) {
                add(element, Rule.NOT_ACCEPTED, "a table that imports others", "Put what is needed into this one.");
            }
            if (!element.getAttribute("id").isEmpty() && !ids.add(element.getAttribute("id"))) {
                add(element, Rule.DUPLICATE_ID, element.getAttribute("id"));
            }
        }
    }

    private void checkTable(Element table) {
        List<Element> inputs = Cells.elements(table, "input");
        List<Element> rules = Cells.elements(table, "rule");
        Set<String> names = Xml.all(document).stream().filter(element -> Set.of("inputExpression", "output", "decision", "inputData").contains(element.getLocalName()))
                .flatMap(element -> java.util.stream.Stream.of(Cells.text(element), element.getAttribute("name"), element.getAttribute("id"))).collect(Collectors.toSet());
        for (int row = 0; row < rules.size(); row++) {
            checkCells(rules.get(row), row + 1, names);
        }
        if (rules.isEmpty() || inputs.isEmpty()) {
            return;
        }
        List<Cells> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int column = i;
            columns.add(new Cells(rules.stream().map(rule -> column < Cells.elements(rule, "inputEntry").size() ? Cells.text(Cells.elements(rule, "inputEntry").get(column)) : "").toList(),
                    Cells.texts(inputs.get(i), "inputValues")));
        }
        String policy = table.getAttribute("hitPolicy");
        if (policy.isEmpty() || policy.equals("UNIQUE")) {
            checkOverlaps(rules, columns);
        }
        if (policy.equals("FIRST")) {
            checkDeadRows(rules, columns);
        }
        if (SINGLE.contains(policy)) {
            checkGaps(table, inputs, rules, columns);
        }
    }

    private void checkCells(Element rule, int row, Set<String> names) {
        for (String kind : List.of("inputEntry", "outputEntry")) {
            for (Element entry : Cells.elements(rule, kind)) {
                String text = Cells.text(entry);
                boolean condition = kind.equals("inputEntry");
                boolean readable = Cells.isAny(text) || (condition ? words.canReadTests(text) : words.canReadExpression(text));
                boolean bare = BARE_WORD.matcher(text).matches() && !names.contains(text) && !Set.of("true", "false", "null").contains(text);
                if (!readable || bare) {
                    add(entry, Rule.TABLE_CELL, row, text, bare || text.matches("[\\w ]+") ? " You probably meant \"" + text + "\" in quotation marks." : "");
                }
            }
        }
    }

    private void checkOverlaps(List<Element> rules, List<Cells> columns) {
        for (int a = 0; a < rules.size(); a++) {
            for (int b = a + 1; b < rules.size(); b++) {
                int first = a;
                int second = b;
                if (columns.stream().allMatch(column -> column.samples().stream().anyMatch(sample -> column.fits(first, sample) && column.fits(second, sample)))) {
                    add(rules.get(b), Rule.TABLE_OVERLAP, a + 1, b + 1);
                }
            }
        }
    }

    private void checkDeadRows(List<Element> rules, List<Cells> columns) {
        for (int b = 1; b < rules.size(); b++) {
            int later = b;
            IntStream.range(0, b).filter(earlier -> columns.stream().allMatch(column -> column.samples().stream()
                            .allMatch(sample -> !column.fits(later, sample) || column.fits(earlier, sample)))).findFirst()
                    .ifPresent(earlier -> add(rules.get(later), Rule.TABLE_DEAD_ROW, later + 1, earlier + 1));
        }
    }

    private void checkGaps(Element table, List<Element> inputs, List<Element> rules, List<Cells> columns) {
        long questions = 1;
        for (Cells column : columns) {
            questions *= Math.max(1, column.samples().size());
            if (!column.isComparable() || questions > MOST_QUESTIONS) {
                return;
            }
        }
        int[] at = new int[columns.size()];
        do {
            int[] question = at;
            boolean answered = IntStream.range(0, rules.size()).anyMatch(row -> IntStream.range(0, columns.size())
                    .allMatch(i -> columns.get(i).fits(row, columns.get(i).samples().get(question[i]))));
            if (!answered) {
                String example = IntStream.range(0, columns.size()).mapToObj(i -> inputs.get(i).getAttribute("label") + " = " + columns.get(i).samples().get(question[i]))
                        .collect(Collectors.joining(", "));
                add(table, Rule.TABLE_GAP, example);
                return;
            }
        } while (next(at, columns));
    }

    private static boolean next(int[] at, List<Cells> columns) {
        for (int i = 0; i < at.length; i++) {
            if (++at[i] < columns.get(i).samples().size()) {
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    /** What the domain tells the table and reads from it stays as released. */
    private void checkContract(String id) {
        try {
            Document released = Xml.parse(words.releasedTables().get(id));
            Set<String> outputs = outputs(document);
            outputs(released).stream().filter(output -> !outputs.contains(output)).forEach(output ->
                    found.add(Finding.of(file, id, null, Rule.TABLE_OUTPUT, output, Check.meant(output, outputs))));
            Set<String> told = asked(released);
            asked(document).stream().filter(name -> !told.contains(name)).forEach(name ->
                    found.add(Finding.of(file, id, null, Rule.TABLE_INPUT, name, told, Check.meant(name, told))));
        } catch (SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<String> outputs(Document table) {
        return Xml.all(table).stream().filter(element -> element.getLocalName().equals("output")).map(element -> element.getAttribute("name")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> asked(Document table) {
        return Xml.all(table).stream().filter(element -> element.getLocalName().equals("inputExpression"))
                .flatMap(element -> Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").matcher(Cells.text(element).replaceAll("\"[^\"]*\"", "")).results().map(match -> match.group()))
                .filter(name -> !Map.of("and", 1, "or", 1, "not", 1, "null", 1, "if", 1, "then", 1, "else", 1, "date", 1, "time", 1).containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(Element element, Rule rule, Object... about) {
        Element around = Xml.around(element);
        found.add(Finding.of(file, around == null ? null : around.getAttribute("id"), around == null ? null : around.getAttribute("name"), rule, about));
    }
}
