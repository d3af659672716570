package org.dunwell.screen;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All countries (ISO 3166), by their English name. */
@Component
class CountryChoices implements Choices {

    private static final List<Choice> ALL = Stream.of(Locale.getISOCountries())
            .map(code -> new Choice(code, new Locale("", code).getDisplayCountry(Locale.ENGLISH)))
            .sorted(Comparator.comparing(Choice::label))
            .toList();

    @Override
    public String name() {
        return "countries";
    }

    @Override
    public List<Choice> of(String caseNumber) {
        return ALL;
    }
}
