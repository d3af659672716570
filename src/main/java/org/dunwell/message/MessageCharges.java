package org.dunwell.message;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.collection.Chaseable;
import org.dunwell.customer.Customer;
import org.dunwell.ledger.Account;
import org.dunwell.ledger.Invoice;

/** What a message adds to what the customer owes: named in its text, booked in the transaction in which it leaves, and not at all when it never does. */
public interface MessageCharges {

    /** As charges that are not booked yet, with the id 0; asking changes nothing. */
    List<Invoice> toAdd(MessageOrder order, Account account, Customer customer, Chaseable chaseable, LocalDate day);

    /** Books what {@link #toAdd} gave for the same facts, once for each message. */
    void book(MessageOrder order, Account account, Customer customer, Chaseable chaseable, String messageId, List<Invoice> added, LocalDate day);
}
