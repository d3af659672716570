package org.dunwell.courtesy;

import java.time.LocalDate;
import java.util.List;

/** Accounts on which something falls due soon and nothing is chased. */
public interface DueSoon {

    /** With an invoice open that is due from one day to another and no running case of the customer; in the order of their ids. */
    List<Long> accounts(LocalDate from, LocalDate until, long afterAccountId, int limit);
}
