package org.dunwell.screen;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.bank.Receipt;
import org.dunwell.collection.Chase;
import org.dunwell.collection.CollectionCase;
import org.dunwell.collection.CollectionCases;
import org.dunwell.customer.Creditors;
import org.dunwell.customer.Customers;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Accounts;
import org.springframework.stereotype.Component;

/** Puts together what a task's form shows: of all that could be shown, only what the form names. */
@Component
public class TaskScreens {

    private final List<Panel> panels;
    private final List<Choices> choices;
    private final CollectionCases cases;
    private final Accounts accounts;
    private final Customers customers;
    private final Creditors creditors;
    private final Chase chase;
    private final PaymentSheet payments;

    TaskScreens(List<Panel> panels, List<Choices> choices, CollectionCases cases, Accounts accounts, Customers customers,
                Creditors creditors, Chase chase, PaymentSheet payments) {
        this.panels = panels;
        this.choices = choices;
        this.cases = cases;
        this.accounts = accounts;
        this.customers = customers;
        this.creditors = creditors;
        this.chase = chase;
        this.payments = payments;
    }

    /**
     * @param key   number of the case, or key of the movement at the bank, that the task is about
     * @param task  id of the task in the diagram
     * @param who   user id of the person who opens it
     * @param due   of the task, or null
     * @param about ids of what else the task is about: arrangementId, disputeId, placementId
     * @param named what the form names
     * @return texts, and rows as lists of maps, by name
     */
    public Map<String, Object> of(String key, String task, String who, Instant due, Map<String, Long> about, Set<String> named) {
        Map<String, Object> shown = new HashMap<>();
        if (Receipt.isKey(key)) {
            shown.putAll(payments.of(key));
        } else {
            TaskView view = view(key, task, who, due, about);
            panels.stream()
                    .filter(panel -> panel.names().stream().anyMatch(named::contains))
                    .forEach(panel -> shown.putAll(panel.of(view)));
        }
        choices.stream()
                .filter(list -> named.contains(list.name()))
                .forEach(list -> shown.put(list.name(), list.of(key).stream().map(Choice::asMap).toList()));
        shown.keySet().retainAll(named);
        return shown;
    }

    /** Everything that a form can show by name, lists to choose from aside. */
    public Set<String> names() {
        Set<String> names = new HashSet<>(PaymentSheet.NAMES);
        panels.forEach(panel -> names.addAll(panel.names()));
        return names;
    }

    /** The lists that a form can choose from. */
    public Set<String> lists() {
        Set<String> lists = new HashSet<>();
        choices.forEach(list -> lists.add(list.name()));
        return lists;
    }

    private TaskView view(String caseNumber, String task, String who, Instant due, Map<String, Long> about) {
        CollectionCase of = cases.get(caseNumber);
        Account account = accounts.get(of.accountId());
        return new TaskView(task, who, of, account, customers.get(of.customerId()), accounts.openInvoices(account.id()),
                chase.of(account), chase.today(account), creditors.get(account.creditorId()).zone(), due, about);
    }
}
