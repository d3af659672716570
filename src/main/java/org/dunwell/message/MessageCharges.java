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

    /** Once for each message. */
    void book(Account account, String messageId, String purpose, List<Invoice> added, LocalDate day);
}
