package org.dunwell.customer;

import java.time.ZoneId;
import java.util.Locale;

/**
 * A customer who owes.
 *
 * @param contactName the person to address, or null
 * @param email       or null
 * @param phone       in international form, or null
 * @param contactStop why nobody may contact (insolvent, deceased, lawyer, asked), or null
 */
public record Customer(String id, String name, Kind kind, String contactName, Address address, String email, String phone,
                       Locale language, ZoneId zone, String contactStop) {

    public enum Kind { BUSINESS, CONSUMER }

    public Customer {
        if (id == null || id.isBlank() || name == null || name.isBlank()) {
            throw new IllegalArgumentException("A customer has a number and a name");
        }
    }

    public boolean hasEmail() {
        return email != null && !email.isBlank();
    }

    /** Can be written to by any channel. */
    public boolean isReachableInWriting() {
        return hasEmail() || address.isPostal();
    }
}
