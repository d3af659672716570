package org.dunwell.dispute;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dunwell.ledger.Accounts;
import org.dunwell.ledger.Invoice;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Particulars;
import org.springframework.stereotype.Component;

/** What messages about a dispute say: the invoice, and what was decided. */
@Component
class DisputeTexts implements Particulars {

    private static final Set<String> PURPOSES = Set.of("disputeAcknowledgement", "disputeCorrection", "disputeRejection");

    private final Disputes disputes;
    private final Accounts accounts;

    DisputeTexts(Disputes disputes, Accounts accounts) {
        this.disputes = disputes;
        this.accounts = accounts;
    }

    @Override
    public boolean concerns(String purpose) {
        return PURPOSES.contains(purpose);
    }

    @Override
    public Map<String, Object> of(MessageOrder order) {
        Dispute dispute = disputes.get(order.reference());
        Map<String, Object> values = new HashMap<>();
        values.put("invoiceNumber", dispute.invoiceId() == null ? null : accounts.invoices(dispute.accountId()).stream()
                .filter(invoice -> invoice.id() == dispute.invoiceId())
                .map(Invoice::number)
                .findFirst()
                .orElse(null));
        values.put("explanation", dispute.explanation());
        values.put("credited", dispute.credited() == null || dispute.credited().isZero() ? null : dispute.credited());
        return values;
    }
}
