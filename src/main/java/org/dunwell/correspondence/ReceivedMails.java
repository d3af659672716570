package org.dunwell.correspondence;

import java.util.List;
import java.util.Optional;

/** E-mail that came in. */
public interface ReceivedMails {

    /** @return with its id; empty when the same mail was kept before */
    Optional<ReceivedMail> add(String onceKey, ReceivedMail mail);

    Optional<ReceivedMail> find(long mailId);

    /** Replaces what was known of where it belongs and what was decided. */
    void save(ReceivedMail mail);

    /** Those that wait for a person, oldest first. */
    List<ReceivedMail> waiting(int most);

    /** All, newest first. */
    List<ReceivedMail> newest(int most);
}
