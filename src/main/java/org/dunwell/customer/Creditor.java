package org.dunwell.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The company that is owed: letters go out on its paper, in its name. {@code payLink} may hold {@code {reference}}. */
public record Creditor(String id, String name, Address address, String email, String phone, String iban, String bic, ZoneId zone,
                       String payLink) {

    /** Which day it is where the creditor is. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
