package org.dunwell.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dunwell.customer.Address;
import org.dunwell.placement.Agencies;
import org.dunwell.placement.Agency;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Takes the agencies from a file when the application starts, before the first job runs. The file is the place to add or change one;
 * an agency that is no longer in it stays known, because placements speak of it.
 */
@Component
class AgencyList implements SmartInitializingSingleton {

    private static final List<String> COLUMNS = List.of("id", "name", "street", "postalCode", "city", "country", "email", "phone");

    private final Agencies agencies;
    private final Resource file;

    AgencyList(Agencies agencies, @Value("${dunwell.placement.agencies:classpath:agencies.csv}") Resource file) {
        this.agencies = agencies;
        this.file = file;
    }

    @Override
    public void afterSingletonsInstantiated() {
        read().forEach(agencies::save);
    }

    List<Agency> read() {
        List<Agency> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try (InputStream bytes = file.getInputStream();
             CsvReader<NamedCsvRecord> lines = CsvReader.builder().detectBomHeader(true).allowMissingFields(true).allowExtraFields(true)
                     .ofNamedCsvRecord(bytes, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord line : lines) {
                if (!line.getHeader().equals(COLUMNS)) {
                    throw refused(List.of("the first line must be " + String.join(",", COLUMNS)));
                }
                try {
                    Agency agency = agency(line);
                    found.add(agency);
                    if (!ids.add(agency.id())) {
                        problems.add("line " + line.getStartingLineNumber() + ": the agency " + agency.id() + " stands there twice");
                    }
                } catch (IllegalArgumentException wrong) {
                    problems.add("line " + line.getStartingLineNumber() + ": " + wrong.getMessage());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The agencies (dunwell.placement.agencies) cannot be read from " + file, unreadable);
        }
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        return found;
    }

    private static Agency agency(NamedCsvRecord line) {
        if (line.getFieldCount() != COLUMNS.size()) {
            throw new IllegalArgumentException("There are " + line.getFieldCount() + " fields instead of " + COLUMNS.size());
        }
        return new Agency(line.getField("id"), line.getField("name"),
                new Address(given(line, "street"), given(line, "postalCode"), given(line, "city"), line.getField("country")),
                given(line, "email"), given(line, "phone"));
    }

    private static String given(NamedCsvRecord line, String column) {
        return line.getField(column).isBlank() ? null : line.getField(column).strip();
    }

    private IllegalStateException refused(List<String> problems) {
        return new IllegalStateException("The agencies in " + file + " (dunwell.placement.agencies) are refused: " + String.join("; ", problems));
    }
}
