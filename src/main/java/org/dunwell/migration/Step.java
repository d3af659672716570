package org.dunwell.migration;

/**
 * Which step of the new version takes the place of one of the old.
 *
 * @param why sameId, sameLabel or chosen
 */
public record Step(String from, String to, String why) {

    public static final String SAME_ID = "sameId";
    public static final String SAME_LABEL = "sameLabel";
    public static final String CHOSEN = "chosen";
}
