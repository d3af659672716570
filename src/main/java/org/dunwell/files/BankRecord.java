package org.dunwell.files;

import java.util.List;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.Batch;
import org.dunwell.intake.Finding;

/**
 * What became of one movement while its file was read.
 *
 * @param entry   null when it is not to be taken
 * @param reasons why it is refused or left for later, or what is to be said although it is taken; of a movement that is none of ours nothing
 * @param batch   what it is one payment of, or null
 * @param isSum   may stand for several payments that another report tells one by one
 */
record BankRecord(long line, BankEntry entry, List<Finding> reasons, Batch batch, boolean isSum) {

    static BankRecord leftOut(long line) {
        return new BankRecord(line, null, List.of(), null, false);
    }

    static BankRecord not(Finding reason) {
        return new BankRecord(reason.line(), null, List.of(reason), null, false);
    }
}
