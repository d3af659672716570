package org.dunwell.message;

import java.util.List;
import org.dunwell.ledger.Money;

/** A message worded for one customer and one channel on one day. */
record Draft(Channel channel, String recipient, MessageText text, Money owed, List<Long> invoiceIds) {
}
