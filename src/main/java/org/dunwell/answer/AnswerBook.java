package org.dunwell.answer;

import java.util.List;

/** Where answers are kept; nothing in it is ever changed. */
public interface AnswerBook {

    /** The same task and field again changes nothing. */
    void keep(Answer answer);

    /** Of a case and what it called, in the order in which they were given. */
    List<Answer> of(String caseNumber);
}
