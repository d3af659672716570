package org.dunwell.process;

import org.camunda.bpm.engine.RuntimeService;
import org.dunwell.bank.Receipt;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Nobody is asked any more about a sum whose payments were told one by one. */
@Component
class StopAsking implements Errand {

    static final String KIND = "stopAsking";

    static final String MESSAGE = "toldOneByOne";

    private final RuntimeService runtime;

    StopAsking(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String receiptId) {
        runtime.createExecutionQuery().processInstanceBusinessKey(Receipt.key(Long.parseLong(receiptId))).messageEventSubscriptionName(MESSAGE).list()
                .forEach(waiting -> runtime.messageEventReceived(MESSAGE, waiting.getId()));
    }
}
