package org.dunwell.screen;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.dispute.Dispute;
import org.dunwell.dispute.Disputes;
import org.dunwell.ledger.Invoice;
import org.springframework.stereotype.Component;

/** What the customer says is wrong. */
@Component
class DisputePanel implements Panel {

    private final Disputes disputes;
    private final Labels labels;
    private final Names names;

    DisputePanel(Disputes disputes, Labels labels, Names names) {
        this.disputes = disputes;
        this.labels = labels;
        this.names = names;
    }

    @Override
    public Set<String> names() {
        return Set.of("dispute");
    }

    @Override
    public Map<String, Object> of(TaskView view) {
        Long id = view.about().get("disputeId");
        if (id == null) {
            return Map.of();
        }
        Dispute dispute = disputes.get(id);
        String author = names.of(List.of(dispute.raisedBy())).getOrDefault(dispute.raisedBy(), dispute.raisedBy());
        return Map.of("dispute", "**Disputed: " + Labels.of(dispute.reason(), labels.read()) + "**, " + about(dispute, view) + ", noted by "
                + Words.plain(author) + " on " + Words.day(dispute.raisedAt(), view.zone()) + "."
                + (dispute.description() == null ? "" : "\n\n*" + Words.plain(dispute.description()) + "*"));
    }

    private static String about(Dispute dispute, TaskView view) {
        if (dispute.invoiceId() == null) {
            return "the whole account";
        }
        return view.open().stream().filter(invoice -> invoice.id() == dispute.invoiceId()).findFirst()
                .map(DisputePanel::about).orElse("an invoice that is settled meanwhile");
    }

    private static String about(Invoice invoice) {
        return "invoice " + Words.plain(invoice.number()) + " of " + Words.day(invoice.issuedOn()) + ", " + Words.money(invoice.open()) + " open"
                + (invoice.subject() == null || invoice.subject().isBlank() ? "" : ", " + Words.plain(invoice.subject()));
    }
}
