package org.dunwell.trail;

/** Who is acting now: the user id of a person, {@link #CUSTOMER} for a customer on the own page, or {@link #DUNWELL} for the machine. */
public interface Actor {

    String DUNWELL = "dunwell";
    String CUSTOMER = "customer";

    String name();
}
