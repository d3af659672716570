package org.dunwell.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.calendar.WorkingDays;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Money;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes up 200 invoices for the people of the demonstration: dates count back from today, chance is the same every time. */
@Component
@Profile("demo")
class MakePortfolio {

    private static final int INVOICES = 200;
    private static final int WORKING_DAYS_BEFORE_A_CASE = 3;
    private static final long SEED = 20_260_417;

    private static final List<String> GERMAN_GOODS = List.of("Werkbank und Schubladenschränke", "Fachbodenregale Halle 2", "Jahreswartung Hebebühne",
            "Schutzkleidung und Handschuhe", "Druckluftkompressor", "Gabelhubwagen, generalüberholt", "Absauganlage, 1. Abschlag",
            "Spinde und Umkleidebänke", "Handwerkzeug, Sammelbestellung", "Prüfung ortsveränderlicher Geräte", "Arbeitsplatzleuchten",
            "Transportkisten und Paletten");
    private static final List<String> ENGLISH_GOODS = List.of("Benchtop centrifuge", "Pipettes and tips, quarterly order", "Service contract, autoclave",
            "Nitrile gloves, 40 cases", "Calibration of balances", "Water purification cartridges", "Reagents, standing order",
            "Fume hood filters", "Microscope, refurbished", "Sample tubes and racks", "Emergency shower, installation", "Refrigerator, 4 °C");

    private final WorkingDays workingDays;

    MakePortfolio(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    Portfolio of(LocalDate today) {
        Random chance = new Random(SEED);
        List<Creditor> creditors = DemoFiles.creditors();
        List<Customer> customers = DemoFiles.customers();
        Map<String, Creditor> creditor = creditors.stream().collect(Collectors.toMap(Creditor::id, Function.identity()));
        Map<String, Customer> customer = customers.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        List<DemoAccount> accounts = DemoFiles.accounts().stream()
                .map(line -> account(customer.get(line.customer()), creditor.get(line.creditor()), line, today, chance)).toList();
        List<DemoInvoice> invoices = new ArrayList<>(accounts.stream().map(DemoAccount::chased).toList());
        List<DemoAccount> others = accounts.stream().filter(account -> !account.plot().isNearAgency()).toList();
        while (invoices.size() < INVOICES) {
            DemoAccount account = others.get(invoices.size() * 5 % others.size());
            invoices.add(invoices.size() % 3 == 0 ? notYetDue(account, today, chance) : paidInTime(account, today, chance));
        }
        return numbered(new Portfolio(creditors, customers, accounts, invoices));
    }

    private DemoAccount account(Customer customer, Creditor creditor, DemoFiles.AccountLine line, LocalDate today, Random chance) {
        LocalDate openedOn = workday(today.minusDays(line.plot().openedDaysAgo(chance)));
        LocalDate dueOn = switch (line.plot()) {
            case PROMPT -> today.plusDays(2 + chance.nextInt(12));
            case NOT_YET_CHASED -> workday(today.minusDays(1));
            default -> overdueEnoughOn(openedOn, customer.address().country());
        };
        Money owed = Money.of(line.owed(), currency(creditor).getCurrencyCode());
        return new DemoAccount(customer, creditor, line.plot(), invoice(customer, creditor, dueOn, owed, null, chance), openedOn);
    }

    /** The latest due date with which a case is opened on this day. */
    private LocalDate overdueEnoughOn(LocalDate day, String country) {
        LocalDate due = day.minusDays(WORKING_DAYS_BEFORE_A_CASE);
        while (workingDays.between(due, day, country) < WORKING_DAYS_BEFORE_A_CASE) {
            due = due.minusDays(1);
        }
        return due;
    }

    private static DemoInvoice notYetDue(DemoAccount account, LocalDate today, Random chance) {
        return invoice(account.customer(), account.creditor(), today.plusDays(1 + chance.nextInt(27)), longTail(account, chance), null, chance);
    }

    private static DemoInvoice paidInTime(DemoAccount account, LocalDate today, Random chance) {
        LocalDate paidOn = today.minusDays(3 + chance.nextInt(105));
        return invoice(account.customer(), account.creditor(), paidOn.plusDays(chance.nextInt(8)), longTail(account, chance), paidOn, chance);
    }

    /** Many small amounts and a few large ones; consumers buy for tens, businesses for hundreds and thousands. */
    private static Money longTail(DemoAccount account, Random chance) {
        double middle = account.customer().kind() == Customer.Kind.CONSUMER ? 90 : 780;
        long cents = Math.max(1_250, 5 * Math.round(20 * middle * Math.exp(chance.nextGaussian() * 0.9)));
        return new Money(BigDecimal.valueOf(cents, 2), currency(account.creditor()));
    }

    private static DemoInvoice invoice(Customer customer, Creditor creditor, LocalDate dueOn, Money amount, LocalDate paidOn, Random chance) {
        List<String> goods = creditor.id().equals("hansewerk") && customer.language().getLanguage().equals("de") ? GERMAN_GOODS : ENGLISH_GOODS;
        int days = customer.kind() == Customer.Kind.CONSUMER ? 14 : 30;
        return new DemoInvoice(customer, creditor, null, dueOn.minusDays(days), dueOn, amount, goods.get(chance.nextInt(goods.size())), paidOn);
    }

    private static Portfolio numbered(Portfolio made) {
        List<DemoInvoice> inOrder = made.invoices().stream().sorted(Comparator.comparing(DemoInvoice::issuedOn)).toList();
        Map<DemoInvoice, DemoInvoice> numbered = new IdentityHashMap<>();
        int next = 4_300;
        for (DemoInvoice invoice : inOrder) {
            next += 3;
            String prefix = invoice.creditor().id().equals("hansewerk") ? "RE-" : "INV-";
            numbered.put(invoice, invoice.numbered(prefix + invoice.issuedOn().getYear() + "-" + String.format("%05d", next)));
        }
        return new Portfolio(made.creditors(), made.customers(),
                made.accounts().stream().map(account -> new DemoAccount(account.customer(), account.creditor(), account.plot(),
                        numbered.get(account.chased()), account.openedOn())).toList(),
                inOrder.stream().map(numbered::get).toList());
    }

    private static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.minusDays(2);
            default -> day;
        };
    }

    private static Currency currency(Creditor creditor) {
        return Currency.getInstance(creditor.address().country().equals("US") ? "USD" : "EUR");
    }
}
