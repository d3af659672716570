package org.dunwell.screen;

import java.util.List;
import org.dunwell.bank.BankEntries;
import org.dunwell.bank.Candidate;
import org.dunwell.bank.MatchPayments;
import org.dunwell.bank.Receipt;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.springframework.stereotype.Component;

/** What a movement at the bank may be, most likely first. */
@Component
class ProposalChoices implements Choices {

    private static final int MOST = 20;

    private final BankEntries entries;
    private final MatchPayments payments;
    private final Customers customers;

    ProposalChoices(BankEntries entries, MatchPayments payments, Customers customers) {
        this.entries = entries;
        this.payments = payments;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "candidates";
    }

    /** @param key of the movement */
    @Override
    public List<Choice> of(String key) {
        return Receipt.isKey(key) ? entries.find(Receipt.idIn(key)).stream()
                .flatMap(receipt -> payments.candidates(receipt).candidates().stream()).limit(MOST)
                .map(candidate -> new Choice(candidate.value(), label(candidate))).toList() : List.of();
    }

    private String label(Candidate candidate) {
        String name = customers.find(candidate.account().customerId()).map(Customer::name).orElse("");
        return candidate.confidence() + " %: " + candidate.account().customerId() + " " + name + ", " + PaymentSheet.what(candidate);
    }
}
