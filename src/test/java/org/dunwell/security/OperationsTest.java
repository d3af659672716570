package org.dunwell.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The dashboard, the alert rules and the page on them ask for figures that Dunwell really gives. */
class OperationsTest extends OverHttp {

    private static final Pattern FIGURE = Pattern.compile("\\b(dunwell|hikaricp)_[a-z_]+\\b");

    @Autowired
    private MeterRegistry figures;

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.json", "alerts.yaml", "README.md"})
    void everyFigureThatIsAskedForIsGiven(String file) throws IOException {
        PrometheusNamingConvention words = new PrometheusNamingConvention();
        Set<String> given = figures.getMeters().stream().map(Meter::getId).map(id -> words.name(id.getName(), id.getType(), id.getBaseUnit())).collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        for (Matcher figure = FIGURE.matcher(Files.readString(Path.of("src/site/operations", file))); figure.find();) {
            asked.add(figure.group());
        }
        assertThat(asked).hasSizeGreaterThan(7).allSatisfy(name -> assertThat(given).contains(name));
        assertThat(figures.getMeters()).filteredOn(meter -> meter.getId().getName().startsWith("dunwell.")).allSatisfy(meter ->
                assertThat(meter.measure().iterator().next().getValue()).as(meter.getId().getName()).isNotNegative());
    }
}
