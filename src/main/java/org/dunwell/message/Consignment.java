package org.dunwell.message;

import java.time.Instant;
import java.time.LocalDate;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Customer;

/**
 * What the post is given.
 *
 * @param id        the delivery's, the same at every try
 * @param recipient the e-mail address or mobile number, or the postal address in one line
 * @param writtenOn the creditor's day on which the message was written, the same at every try
 * @param at        the moment of handing over
 */
public record Consignment(String id, Channel channel, Creditor creditor, Customer customer, String recipient, String caseNumber,
                          String purpose, LocalDate writtenOn, Instant at, MessageText text) {
}
