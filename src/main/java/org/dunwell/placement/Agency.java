package org.dunwell.placement;

import org.dunwell.customer.Address;

/**
 * A collection agency that carries the creditor's brand on.
 *
 * @param id short, also the name of its outbox folder: small letters, digits and hyphens
 */
public record Agency(String id, String name, Address address, String email, String phone) {

    public Agency {
        if (id == null || !id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("An agency's id is up to 40 small letters, digits and hyphens, not '" + id + "'");
        }
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("An agency has a name");
        }
    }
}
