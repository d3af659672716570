package org.dunwell.process;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.dunwell.message.Channel;
import org.dunwell.message.MessageOrder;
import org.dunwell.message.Outcome;
import org.dunwell.message.TextRefused;
import org.dunwell.message.WriteMessage;
import org.springframework.stereotype.Component;

/** Building block: writes a message to the customer; inputs {@code purpose} and {@code tone}, and {@code channels} where this step has an order of its own. It is handed over in a second step. */
@Component
class SendMessage implements JavaDelegate {

    private final CaseOf cases;
    private final WriteMessage messages;
    private final Calendar calendar;

    SendMessage(CaseOf cases, WriteMessage messages, Calendar calendar) {
        this.cases = cases;
        this.messages = messages;
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MessageOrder order = new MessageOrder(cases.of(execution), execution.getActivityInstanceId(), execution.getCurrentActivityId(),
                (String) execution.getVariable(Facts.PURPOSE), (String) execution.getVariable(Facts.TONE), subject(execution),
                channels(execution));
        if (messages.write(order, calendar.isOverlooked(execution)) != Outcome.NOTHING_TO_SEND) {
            execution.removeVariable(Facts.DUE_SINCE);
        }
    }

    private static List<Channel> channels(DelegateExecution execution) {
        String wanted = (String) execution.getVariable(Facts.CHANNELS);
        try {
            return wanted == null ? List.of() : Channel.inOrder(wanted);
        } catch (IllegalArgumentException unknown) {
            throw new TextRefused("The step '" + execution.getCurrentActivityId() + "' asks for the channels '" + wanted + "': " + unknown.getMessage()
                    + ". Correct the diagram, then retry here");
        }
    }

    /** The dispute or arrangement that the called process is about. */
    private static Long subject(DelegateExecution execution) {
        return Stream.of(Facts.DISPUTE_ID, Facts.ARRANGEMENT_ID)
                .map(execution::getVariable)
                .filter(Objects::nonNull)
                .map(id -> ((Number) id).longValue())
                .findFirst()
                .orElse(null);
    }
}
