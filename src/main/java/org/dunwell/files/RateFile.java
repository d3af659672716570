package org.dunwell.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dunwell.ledger.HouseCurrency;
import org.dunwell.ledger.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Rates from a file {@code date,currency,perEuro}: how many units of the currency one euro bought, as the European Central Bank publishes
 * them.
 */
@Component
class RateFile implements HouseCurrency {

    private static final String CLASS_PATH = "classpath:";
    private static final Currency EURO = Currency.getInstance("EUR");

    private final Currency house;
    private final String file;
    private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

    RateFile(@Value("${dunwell.house-currency:EUR}") String house, @Value("${dunwell.rates.file:classpath:rates.csv}") String file) {
        this.house = Currency.getInstance(house);
        this.file = file;
        load();
        if (!this.house.equals(EURO) && !rates.containsKey(this.house)) {
            throw new IllegalStateException("There is no rate for the house currency " + house + " in " + file);
        }
    }

    @Override
    public BigDecimal worth(Money money, LocalDate day) {
        if (money.currency().equals(house)) {
            return money.amount();
        }
        BigDecimal euros = money.amount().divide(perEuro(money.currency(), day), MathContext.DECIMAL64);
        return Money.rounded(euros.multiply(perEuro(house, day)), house).amount();
    }

    @Override
    public boolean knows(Currency currency) {
        return currency.equals(house) || currency.equals(EURO) || rates.containsKey(currency);
    }

    private BigDecimal perEuro(Currency currency, LocalDate day) {
        if (currency.equals(EURO)) {
            return BigDecimal.ONE;
        }
        NavigableMap<LocalDate, BigDecimal> dated = rates.get(currency);
        if (dated == null) {
            throw new IllegalStateException("There is no rate for " + currency + " in " + file + ": add one and start again");
        }
        Map.Entry<LocalDate, BigDecimal> rate = dated.floorEntry(day);
        return rate == null ? dated.firstEntry().getValue() : rate.getValue();
    }

    private void load() {
        try (InputStream in = file.startsWith(CLASS_PATH)
                ? new ClassPathResource(file.substring(CLASS_PATH.length())).getInputStream()
                : Files.newInputStream(Path.of(file));
             CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : csv) {
                add(row);
            }
        } catch (IOException | RuntimeException broken) {
            throw new IllegalStateException("The file of rates " + file + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private void add(NamedCsvRecord row) {
        try {
            BigDecimal rate = new BigDecimal(row.getField("perEuro"));
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("a rate is positive");
            }
            rates.computeIfAbsent(Currency.getInstance(row.getField("currency")), none -> new TreeMap<>())
                    .put(LocalDate.parse(row.getField("date")), rate);
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("line " + row.getStartingLineNumber() + ": " + broken.getMessage(), broken);
        }
    }
}
