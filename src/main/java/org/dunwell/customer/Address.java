package org.dunwell.customer;

/** A postal address; only the country (ISO 3166 alpha-2) is always known. */
public record Address(String street, String postalCode, String city, String country) {

    public Address {
        if (country == null || !country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("A country is two capital letters (ISO 3166), not '" + country + "'");
        }
    }

    /** A letter can be delivered: street and city are known. */
    public boolean isPostal() {
        return street != null && !street.isBlank() && city != null && !city.isBlank();
    }
}
