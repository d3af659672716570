package org.dunwell.post;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dunwell.ledger.Money;

/** Amounts and days as a reader of the wording's language writes them, in the manner of the customer's country where it speaks that language. */
final class Formats {

    private static final Map<String, Set<String>> COUNTRIES =
            Map.of("en", Set.of("GB", "US", "IE", "CA", "AU", "NZ"), "de", Set.of("DE", "AT", "CH", "LI", "LU"));
    private static final Map<String, String> USUAL = Map.of("en", "GB", "de", "DE");

    private final Locale locale;

    private Formats(Locale locale) {
        this.locale = locale;
    }

    static Formats of(Locale language, String country) {
        String code = language.getLanguage();
        boolean spoken = COUNTRIES.getOrDefault(code, Set.of()).contains(country);
        String region = spoken ? country : USUAL.getOrDefault(code, "");
        return new Formats(new Locale.Builder().setLanguage(code).setRegion(region).build());
    }

    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
        format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
        return format.format(money.amount());
    }

    /** 12 March 2026. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }

    /** 12 Mar 2026, for tables. */
    String shortDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    Locale locale() {
        return locale;
    }
}
