package org.dunwell.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scripts of all accounts, found again by the case that they turned into. */
class Cast {

    private final Portfolio portfolio;
    private final LocalDate today;
    private final Map<String, Script> scripts = new LinkedHashMap<>();
    private final Map<String, Script> byCase = new HashMap<>();

    Cast(Portfolio portfolio, LocalDate today) {
        this.portfolio = portfolio;
        this.today = today;
        portfolio.accounts().forEach(account ->
                scripts.put(key(account.customer().id(), account.creditor().id()), new Script(account, today)));
    }

    Portfolio portfolio() {
        return portfolio;
    }

    LocalDate today() {
        return today;
    }

    Iterable<Script> scripts() {
        return scripts.values();
    }

    Script script(String customerId, String creditorId) {
        return scripts.get(key(customerId, creditorId));
    }

    Map<String, Script> byCase() {
        return byCase;
    }

    /** On the first day also everything older. */
    List<DemoInvoice> issued(LocalDate day) {
        boolean first = day.equals(today.minusDays(DemoHistory.DAYS));
        return portfolio.invoices().stream().filter(invoice -> invoice.issuedOn().equals(day) || first && invoice.issuedOn().isBefore(day)).toList();
    }

    List<DemoInvoice> paidInTime(LocalDate day) {
        return portfolio.invoices().stream().filter(invoice -> day.equals(invoice.paidOn())).toList();
    }

    private static String key(String customerId, String creditorId) {
        return customerId + "/" + creditorId;
    }
}
