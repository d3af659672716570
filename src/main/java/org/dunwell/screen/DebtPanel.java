package org.dunwell.screen;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.collection.Chaseable;
import org.dunwell.collection.Pause;
import org.dunwell.ledger.Invoice;
import org.dunwell.ledger.Money;
import org.springframework.stereotype.Component;

/** What is owed: in all, since when, and invoice by invoice with what keeps it from being chased. */
@Component
class DebtPanel implements Panel {

    @Override
    public Set<String> names() {
        return Set.of("owed", "overdueSince", "currency", "invoices");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("owed", Words.money(view.chaseable().overdue()));
        shown.put("overdueSince", overdueSince(view));
        shown.put("currency", view.account().currency().getCurrencyCode());
        shown.put("invoices", view.open().stream().map(invoice -> row(invoice, view)).toList());
        return shown;
    }

    private static String overdueSince(TaskView view) {
        if (!view.chaseable().overdue().isPositive()) {
            return "nothing is overdue";
        }
        Invoice oldest = view.open().stream().filter(invoice -> invoice.isOverdue(view.today())).findFirst().orElseThrow();
        String since = "overdue since " + Words.day(oldest.dueOn().plusDays(1)) + ", "
                + Words.count(oldest.daysPastDue(view.today()), "day", "days");
        return since + mayBeChased(view.chaseable());
    }

    private static String mayBeChased(Chaseable chaseable) {
        Money rest = chaseable.overdue().minus(chaseable.total());
        return rest.isZero() ? "" : chaseable.isNothing() ? "; **nothing of it may be chased today**"
                : "; " + Words.money(chaseable.total()) + " of it may be chased today";
    }

    private static Map<String, Object> row(Invoice invoice, TaskView view) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", invoice.number());
        row.put("issued", Words.day(invoice.issuedOn()));
        row.put("due", Words.day(invoice.dueOn()));
        row.put("daysPastDue", invoice.daysPastDue(view.today()));
        row.put("open", Words.amount(invoice.open()));
        row.put("status", status(invoice, view));
        return row;
    }

    private static String status(Invoice invoice, TaskView view) {
        List<Pause> pauses = view.chaseable().pauses().stream().filter(pause -> pause.covers(invoice, view.today())).toList();
        if (!invoice.isOverdue(view.today())) {
            return "not yet overdue";
        }
        String part = invoice.open().equals(invoice.amount()) ? "" : "part paid";
        String paused = pauses.stream().map(DebtPanel::word).distinct().collect(Collectors.joining(", "));
        return part.isEmpty() || paused.isEmpty() ? part + paused : part + ", " + paused;
    }

    private static String word(Pause pause) {
        return switch (pause.kind()) {
            case HOLD -> "on hold" + (pause.endsOn() == null ? "" : " until " + Words.day(pause.endsOn())) + ": " + Words.cell(pause.reason(), 60);
            case DISPUTE -> "disputed";
            case ARRANGEMENT -> Words.cell(pause.reason(), 60);
            case PLACEMENT -> "with the agency";
        };
    }
}
