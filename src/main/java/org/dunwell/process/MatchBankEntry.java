package org.dunwell.process;

import org.dunwell.bank.MatchPayments;
import org.springframework.stereotype.Component;

/** Matches one movement that the bank told. */
@Component
class MatchBankEntry implements Errand {

    static final String KIND = "matchBankEntry";

    private final MatchPayments payments;

    MatchBankEntry(MatchPayments payments) {
        this.payments = payments;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String subject) {
        payments.match(Long.parseLong(subject));
    }
}
