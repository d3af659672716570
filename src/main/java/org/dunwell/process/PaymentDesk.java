package org.dunwell.process;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.bank.BankEntry;
import org.dunwell.bank.MatchDesk;
import org.dunwell.bank.Receipt;
import org.dunwell.ledger.Money;
import org.dunwell.process.engine.AsEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The way out of the domain into the engine for what the bank told: matched as an errand, and asked of a person as a process. */
@Component
class PaymentDesk implements MatchDesk {

    static final String PROCESS = "match-payment";

    private final RuntimeService runtime;
    private final Errands errands;
    private final AsEngine asEngine;

    PaymentDesk(@Lazy RuntimeService runtime, Errands errands, AsEngine asEngine) {
        this.runtime = runtime;
        this.errands = errands;
        this.asEngine = asEngine;
    }

    @Override
    public void matchSoon(long receiptId) {
        errands.send(MatchBankEntry.KIND, String.valueOf(receiptId), null);
    }

    /** The receipt's lock lets only one through, so that its key is unique among what runs. */
    @Override
    public void askPerson(Receipt toMatch) {
        asEngine.run(() -> runtime.createProcessInstanceByKey(PROCESS).businessKey(toMatch.key()).setVariables(columns(toMatch.entry())).execute());
    }

    @Override
    public void askNoMore(long receiptId) {
        errands.send(StopAsking.KIND, String.valueOf(receiptId), null);
    }

    private static Map<String, Object> columns(BankEntry entry) {
        Map<String, Object> columns = new HashMap<>();
        LocalDate day = entry.valueDate();
        columns.put(Facts.PAYER, entry.payerName());
        columns.put(Facts.PAID, text(entry.amount()));
        columns.put(Facts.PAID_ON, day == null ? null : Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        return columns;
    }

    private static String text(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMinimumFractionDigits(money.amount().scale());
        format.setMaximumFractionDigits(money.amount().scale());
        return format.format(money.amount()) + " " + money.currency().getCurrencyCode();
    }
}
