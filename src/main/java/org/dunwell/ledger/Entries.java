package org.dunwell.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;

/** The append-only book of all accounts. Only the {@link Ledger} writes to it, under the account's lock. */
public interface Entries {

    /** @return its id; empty when one with this key, or one that takes back the same entry, stands there already */
    OptionalLong add(Entry entry);

    Optional<Entry> find(String onceKey);

    Optional<Entry> find(long entryId);

    /** In the order in which they were booked. */
    List<Entry> ofAccount(long accountId);

    /** Writes down a share and lowers what is open on its invoice. */
    void allocate(long entryId, Share share);

    /** What of the entry is set against which invoice, one share an invoice. */
    List<Share> shares(Entry entry);

    /** What closed an invoice, by value date; negative where more was taken back, which counts not before what it takes back. */
    SortedMap<LocalDate, Money> closings(Invoice invoice);

    /** What entries of these kinds closed of these open items; what was taken back is deducted. */
    Money closed(Collection<Long> itemIds, Set<Entry.Kind> by, Currency currency);

    /** Payments, credit notes, waivers and write-offs of the account whose once-key begins like this and that were not taken back, oldest first. */
    List<Entry> standing(long accountId, String keyBeginning);

    /** What the account has in credit: paid or credited, and not set against an invoice. */
    Money credit(Account account);

    void creditIs(Account account, Money credit);

    /** Entries with a rest in credit, oldest first; those taken back have none. */
    List<Credit> credits(Account account);

    /** Sum of all entries of the account. */
    Money balance(Account account);

    /** Payments less the reversals of payments, as a positive amount. */
    Money paid(Account account);
}
