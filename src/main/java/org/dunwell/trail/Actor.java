package org.dunwell.trail;

/** Who is acting now: the user id of a person, or {@link #DUNWELL} for the machine. */
public interface Actor {

    String DUNWELL = "dunwell";

    String name();
}
