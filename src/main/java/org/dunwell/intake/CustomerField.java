package org.dunwell.intake;

import java.util.Set;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;

/** What a file may say about a customer. */
public enum CustomerField {
    NAME, KIND, CONTACT_NAME, STREET, POSTAL_CODE, CITY, COUNTRY, EMAIL, PHONE, LANGUAGE, TIME_ZONE;

    /** What is known, with what was told put over it. Whether the customer may be contacted is never for a file to say. */
    public static Customer merged(Customer known, Customer news, Set<CustomerField> told) {
        return new Customer(known.id(),
                told.contains(NAME) ? news.name() : known.name(),
                told.contains(KIND) ? news.kind() : known.kind(),
                told.contains(CONTACT_NAME) ? news.contactName() : known.contactName(),
                new Address(
                        told.contains(STREET) ? news.address().street() : known.address().street(),
                        told.contains(POSTAL_CODE) ? news.address().postalCode() : known.address().postalCode(),
                        told.contains(CITY) ? news.address().city() : known.address().city(),
                        told.contains(COUNTRY) ? news.address().country() : known.address().country()),
                told.contains(EMAIL) ? news.email() : known.email(),
                told.contains(PHONE) ? news.phone() : known.phone(),
                told.contains(LANGUAGE) ? news.language() : known.language(),
                told.contains(TIME_ZONE) ? news.zone() : known.zone(),
                known.contactStop());
    }
}
