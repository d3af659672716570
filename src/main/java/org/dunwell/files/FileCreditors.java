package org.dunwell.files;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Mapping;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The creditor a mapping names, made when it is new. One that is known keeps what it has; only gaps are filled. */
@Component
class FileCreditors {

    private final Creditors creditors;

    FileCreditors(Creditors creditors) {
        this.creditors = creditors;
    }

    Creditor of(Mapping mapping) {
        Mapping.CreditorData data = mapping.creditor();
        if (data == null || data.id() == null || data.id().isBlank() || data.id().length() > 40) {
            throw new FileRefused("The mapping does not say who is owed",
                    "Give creditor.id (40 characters at most), and name and country when it is new");
        }
        return creditors.find(data.id().strip()).map(known -> completed(known, data)).orElseGet(() -> add(data));
    }

    private Creditor completed(Creditor known, Mapping.CreditorData data) {
        Address at = known.address();
        Creditor completed = new Creditor(known.id(), known.name(),
                new Address(kept(at.street(), "street", data.street(), 200), kept(at.postalCode(), "postalCode", data.postalCode(), 20),
                        kept(at.city(), "city", data.city(), 100), at.country()),
                kept(known.email(), "email", data.email(), 200), kept(known.phone(), "phone", data.phone(), 50),
                kept(known.iban(), "iban", data.iban(), 34), kept(known.bic(), "bic", data.bic(), 11), known.zone(),
                kept(known.payLink(), "payLink", data.payLink(), 300));
        if (!completed.equals(known)) {
            creditors.save(completed);
        }
        return completed;
    }

    private static String kept(String known, String field, String told, int longest) {
        return blank(known) ? fits(field, told, longest) : known;
    }

    private Creditor add(Mapping.CreditorData data) {
        List<String> missing = new ArrayList<>();
        if (blank(data.name())) {
            missing.add("creditor.name");
        }
        if (blank(data.country())) {
            missing.add("creditor.country");
        }
        if (!missing.isEmpty()) {
            throw new FileRefused("The creditor '" + data.id() + "' is new", "Give " + String.join(" and ", missing));
        }
        String country = Countries.code(data.country().strip())
                .orElseThrow(() -> new FileRefused("'" + data.country() + "' is no country", "Use a code of ISO 3166, like US or DE"));
        Creditor creditor = new Creditor(data.id().strip(), fits("name", data.name(), 200),
                new Address(fits("street", data.street(), 200), fits("postalCode", data.postalCode(), 20),
                        fits("city", data.city(), 100), country),
                fits("email", data.email(), 200), fits("phone", data.phone(), 50), fits("iban", data.iban(), 34),
                fits("bic", data.bic(), 11), zone(data, country), fits("payLink", data.payLink(), 300));
        try {
            creditors.save(creditor);
            return creditor;
        } catch (DuplicateKeyException addedMeanwhile) {
            return creditors.get(creditor.id());
        }
    }

    private static ZoneId zone(Mapping.CreditorData data, String country) {
        if (blank(data.timeZone())) {
            return Countries.zone(country).orElseThrow(() -> new FileRefused("In " + country + " it is not the same time everywhere",
                    "Give creditor.timeZone, like America/New_York"));
        }
        try {
            return ZoneId.of(fits("timeZone", data.timeZone(), 40));
        } catch (DateTimeException unknown) {
            throw new FileRefused("'" + data.timeZone() + "' is no time zone", "Use a name like America/New_York");
        }
    }

    private static String fits(String field, String value, int longest) {
        if (blank(value)) {
            return null;
        }
        String clean = Cell.clean(value);
        if (clean.length() > longest || Cell.isDamaged(clean)) {
            throw new FileRefused("creditor." + field + " is longer than " + longest + " characters or holds some that cannot be shown",
                    "Mend it");
        }
        return clean;
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }
}
