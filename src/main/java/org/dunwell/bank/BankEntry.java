package org.dunwell.bank;

import java.time.LocalDate;
import org.dunwell.ledger.Money;

/**
 * One movement on a creditor's bank account as the bank tells it; of a batch booking, one of its transactions. Only booked movements, never
 * announced ones.
 *
 * @param place             where it stands in its file for people, like {@code statement 2, entry 14, transaction 3} or {@code line 57}
 * @param line              counted from 1 in its file: a line, or the number of the entry where the format has no lines
 * @param creditor          id of the creditor whose bank account it is, or null when only the bank account says so
 * @param bankAccount       IBAN or number of the creditor's bank account, without spaces
 * @param amount            positive when money came in, negative when it went out (a direct debit sent back, a payment reversed)
 * @param isReturn          takes an earlier payment back, for {@code returnReason}
 * @param payerName         or null
 * @param payerAccount      IBAN or number of the payer's bank account without spaces, or null
 * @param creditorReference structured reference (ISO 11649 {@code RF…} or a national one), without spaces, or null
 * @param endToEndId        or null; {@code NOTPROVIDED} is null
 * @param text              remittance information in free text, or null
 * @param bankReference     the bank's own reference of the movement, or null
 * @param returnReason      code and words of the bank, like {@code AC04 closed account}, or null
 * @param onceKey           the same movement told by several reports or files has the same key, two equal ones in one report two keys
 */
public record BankEntry(String place, long line, String creditor, String bankAccount, Money amount, boolean isReturn, LocalDate bookedOn,
                        LocalDate valueDate, String payerName, String payerAccount, String creditorReference, String endToEndId, String text,
                        String bankReference, String returnReason, String onceKey) {
}
