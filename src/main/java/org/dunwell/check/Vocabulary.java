package org.dunwell.check;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What Dunwell offers to those who draw, and how it reads what they wrote. */
public interface Vocabulary {

    Collection<Block> blocks();

    /** Beans that an expression may name. */
    Set<String> beans();

    Set<String> groups();

    /** Facts that Dunwell itself sets, and the inputs of blocks. */
    Set<String> facts();

    /** Messages that Dunwell tells to running processes, by the process that hears them. */
    Set<String> messages();

    /** Purposes that have a wording. */
    Set<String> wordings();

    /** What may be asked as {@code ${calendar.…}}. */
    Set<String> calendarQuestions();

    /** Names of values that a form can show. */
    Set<String> shown();

    /** Names of lists that a form can choose from. */
    Set<String> lists();

    /** The fields that must be on a form because somebody reads them, by form. */
    Map<String, Set<String>> readFields();

    /** Forms by which people contact a customer, so that the contact policy is asked. */
    Set<String> contactForms();

    /** The tables as released: what the domain asks of them. */
    Map<String, byte[]> releasedTables();

    /** Fewest days that a last chance has. */
    int lastChanceDays();

    /** FEEL. */
    boolean canReadExpression(String feel);

    /** FEEL, as in a cell of a decision table. */
    boolean canReadTests(String feel);

    /** @throws IllegalArgumentException when it cannot be read. @return seconds between the first two times, or Long.MAX_VALUE */
    long secondsBetween(String kind, String timer);

    /** @throws IllegalArgumentException when it is not a form */
    DrawnForm form(byte[] json);
}
