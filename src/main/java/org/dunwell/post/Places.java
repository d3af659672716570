package org.dunwell.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.customer.Address;

/** Writes postal addresses as the country of the address does. */
final class Places {

    private static final Set<String> CODE_AFTER_CITY = Set.of("US", "CA", "AU", "NZ");
    private static final Set<String> CODE_BELOW_CITY = Set.of("GB", "IE");

    private Places() {
    }

    /** Street, city with postal code, and the country in capitals when the letter crosses a border. */
    static List<String> lines(Address address, String sentFrom, Formats formats) {
        List<String> lines = new ArrayList<>();
        lines.add(plain(address.street()));
        String code = plain(address.postalCode());
        String city = plain(address.city());
        if (CODE_BELOW_CITY.contains(address.country())) {
            lines.add(city);
            lines.add(code);
        } else {
            lines.add(CODE_AFTER_CITY.contains(address.country()) ? city + " " + code : code + " " + city);
        }
        if (!address.country().equals(sentFrom)) {
            lines.add(formats.country(address.country()).toUpperCase(Locale.ROOT));
        }
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static String oneLine(String name, Address address, Formats formats) {
        return Stream.concat(Stream.of(name), lines(address, address.country(), formats).stream()).collect(Collectors.joining(" · "));
    }

    private static String plain(String part) {
        return part == null ? "" : Values.plain(part);
    }
}
