package org.dunwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.dunwell.calendar.WorkingDays;
import org.junit.jupiter.api.Test;

/** The made-up portfolio. */
class MakePortfolioTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final WorkingDays workingDays = new WorkingDays((day, country) -> false);
    private final Portfolio portfolio = new MakePortfolio(workingDays).of(TODAY);

    @Test
    void the_same_day_gives_the_same_portfolio() {
        assertThat(new MakePortfolio(workingDays).of(TODAY)).isEqualTo(portfolio);
    }

    @Test
    void a_week_later_everything_is_a_week_later() {
        Portfolio later = new MakePortfolio(workingDays).of(TODAY.plusWeeks(1));
        assertThat(later.invoices()).extracting(invoice -> invoice.dueOn().minusWeeks(1))
                .isEqualTo(portfolio.invoices().stream().map(DemoInvoice::dueOn).toList());
        assertThat(later.invoices()).extracting(DemoInvoice::amount).isEqualTo(portfolio.invoices().stream().map(DemoInvoice::amount).toList());
    }

    @Test
    void it_has_eighty_customers_and_two_hundred_invoices_in_two_currencies_and_many_countries() {
        assertThat(portfolio.customers()).hasSizeBetween(80, 85);
        assertThat(portfolio.invoices()).hasSize(200);
        assertThat(portfolio.invoices()).extracting(invoice -> invoice.amount().currency().getCurrencyCode()).contains("EUR", "USD").doesNotContainNull();
        assertThat(portfolio.customers().stream().map(customer -> customer.address().country()).collect(Collectors.toSet()))
                .contains("DE", "AT", "FR", "NL", "PL", "GB", "US");
        assertThat(portfolio.customers().stream().map(customer -> customer.language().getLanguage()).collect(Collectors.toSet()))
                .contains("de", "en", "fr", "pl");
    }

    @Test
    void every_plot_is_there() {
        assertThat(portfolio.accounts()).extracting(DemoAccount::plot).contains(Plot.values());
    }

    @Test
    void some_contact_data_is_missing_and_none_is_anybodys() {
        assertThat(portfolio.customers()).anyMatch(customer -> !customer.hasEmail()).anyMatch(customer -> customer.phone() == null)
                .anyMatch(customer -> !customer.isReachableInWriting());
        assertThat(portfolio.customers()).filteredOn(customer -> customer.hasEmail())
                .allMatch(customer -> customer.email().matches(".*[@.]example\\.(com|org|net)"));
    }

    @Test
    void invoices_have_their_own_numbers_and_no_future_date_of_issue_when_they_are_chased() {
        assertThat(portfolio.invoices()).extracting(DemoInvoice::number).doesNotHaveDuplicates();
        assertThat(portfolio.accounts()).filteredOn(account -> account.plot().isChased()).allMatch(account -> account.chased().dueOn().isBefore(TODAY));
        assertThat(portfolio.accounts()).filteredOn(account -> account.plot().isChased())
                .allMatch(account -> workingDays.between(account.chased().dueOn(), account.openedOn(), "DE") == 3);
    }
}
