package org.dunwell.customer;

import java.util.List;
import java.util.Optional;

/** All creditors, by their short id. */
public interface Creditors {

    Optional<Creditor> find(String creditorId);

    /** @throws java.util.NoSuchElementException naming the id when there is none */
    Creditor get(String creditorId);

    List<Creditor> all();

    void save(Creditor creditor);
}
