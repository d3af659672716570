package org.dunwell.screen;

import java.util.List;

/** A list that forms let people choose from, computed when the form is opened and asked again when it is completed. */
public interface Choices {

    /** The name that forms call it by ({@code valuesKey}). */
    String name();

    List<Choice> of(String caseNumber);
}
