package org.dunwell.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dunwell.charge.BaseRates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Base rates from a file {@code name,from,percent}: percent a year from that day until the next line of the same name. */
@Component
class BaseRateFile implements BaseRates {

    private static final String CLASS_PATH = "classpath:";

    private final String file;
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

    BaseRateFile(@Value("${dunwell.interest-rates.file:classpath:interest-rates.csv}") String file) {
        this.file = file;
        try (InputStream in = file.startsWith(CLASS_PATH)
                ? new ClassPathResource(file.substring(CLASS_PATH.length())).getInputStream()
                : Files.newInputStream(Path.of(file));
             CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : csv) {
                add(row);
            }
        } catch (IOException | RuntimeException broken) {
            throw new IllegalStateException("The file of base rates " + file + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    @Override
    public BigDecimal on(String name, LocalDate day) {
        NavigableMap<LocalDate, BigDecimal> dated = rates.get(name);
        if (dated == null) {
            throw new IllegalStateException("There is no base rate '" + name + "' in " + file + ": add one and start again, or change the table charges");
        }
        Map.Entry<LocalDate, BigDecimal> rate = dated.floorEntry(day);
        return rate == null ? dated.firstEntry().getValue() : rate.getValue();
    }

    private void add(NamedCsvRecord row) {
        try {
            rates.computeIfAbsent(row.getField("name"), none -> new TreeMap<>())
                    .put(LocalDate.parse(row.getField("from")), new BigDecimal(row.getField("percent")));
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("line " + row.getStartingLineNumber() + ": " + broken.getMessage(), broken);
        }
    }
}
