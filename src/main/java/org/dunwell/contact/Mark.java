package org.dunwell.contact;

import java.time.Instant;

/**
 * Something that has to be minded with a customer.
 *
 * @param detail why the customer is vulnerable; the number or address that belongs to somebody else; who represents the customer; the case of which
 *               a supervisor has decided that an agency may have it
 * @param saidTo who noted it
 */
public record Mark(String customerId, Kind kind, String detail, Instant since, String saidTo) {

    public enum Kind { VULNERABLE, WRONG_PARTY, REPRESENTATIVE, AGENCY_AGREED }
}
