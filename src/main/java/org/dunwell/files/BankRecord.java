package org.dunwell.files;

import java.util.List;
import org.dunwell.bank.BankEntry;
import org.dunwell.intake.Finding;

/**
 * What became of one movement while its file was read.
 *
 * @param entry   null when it is not to be taken
 * @param reasons why it is refused or left for later, or what is to be said although it is taken; of a movement that is none of ours nothing
 * @param details once-key of another telling of the same batch (the sum, or its first transaction), or null
 * @param isSum   a batch told as one sum: where its transactions are known it changes nothing
 */
record BankRecord(long line, BankEntry entry, List<Finding> reasons, String details, boolean isSum) {

    static BankRecord leftOut(long line) {
        return new BankRecord(line, null, List.of(), null, false);
    }

    static BankRecord not(Finding reason) {
        return new BankRecord(reason.line(), null, List.of(reason), null, false);
    }
}
