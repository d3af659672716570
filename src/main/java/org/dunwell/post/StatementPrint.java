package org.dunwell.post;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunwell.insight.StatementOfAccount;
import org.dunwell.insight.StatementPaper;
import org.springframework.stereotype.Component;

/** A statement of account as a letter of its own look. */
@Component
class StatementPrint implements StatementPaper {

    private final Wordings wordings;
    private final Layouts layouts;
    private final LetterPaper paper;

    StatementPrint(Wordings wordings, Layouts layouts, LetterPaper paper) {
        this.wordings = wordings;
        this.layouts = layouts;
        this.paper = paper;
    }

    /** @param cells as they stand in the row, from left to right */
    record Row(List<String> cells) {
    }

    @Override
    public byte[] print(StatementOfAccount of) {
        Map<String, String> label = wordings.labels(of.customer().language());
        Formats formats = Formats.of(Locale.forLanguageTag(label.get("language")), of.customer().address().country());
        return paper.print(layouts.statement(Map.of("label", label, "language", label.get("language"), "creditor", of.creditor().name(),
                "customer", of.customer().name(), "customerNumber", of.customer().id(), "period", formats.day(of.from()) + " – " + formats.day(of.to()),
                "opening", formats.money(of.opening()), "closing", formats.money(of.closing()),
                "rows", of.lines().stream().map(line -> row(line, label, formats)).toList())));
    }

    private static Row row(StatementOfAccount.Line line, Map<String, String> label, Formats formats) {
        String what = label.get("entry." + line.kind().name()) + (line.number() == null ? "" : " " + line.number());
        String parts = line.kind().name().equals("INVOICE") ? "" : String.join(", ", line.setAgainst().stream()
                .map(part -> part.number() + " " + formats.money(part.amount())).toList());
        return new Row(List.of(formats.shortDay(line.day()), what, line.reference() == null ? "" : line.reference(), parts, formats.money(line.amount()),
                formats.money(line.balance())));
    }
}
