package org.dunwell.insight;

/** Prints statements on the creditor's paper. */
public interface StatementPaper {

    /** @return PDF, in the customer's language or else in English */
    byte[] print(StatementOfAccount statement);
}
