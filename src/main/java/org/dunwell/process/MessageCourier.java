package org.dunwell.process;

import java.time.Instant;
import org.dunwell.message.Courier;
import org.dunwell.message.HandOver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Fetches messages as errands. */
@Component
class MessageCourier implements Courier, Errand {

    private static final String KIND = "handOverMessage";

    private final Errands errands;
    private final ObjectProvider<HandOver> handOver;

    MessageCourier(Errands errands, ObjectProvider<HandOver> handOver) {
        this.errands = errands;
        this.handOver = handOver;
    }

    @Override
    public void fetch(String messageId, String processInstanceId) {
        errands.send(KIND, messageId, processInstanceId);
    }

    @Override
    public void fetchAt(Instant when, String messageId, String processInstanceId) {
        errands.sendAt(when, KIND, messageId, processInstanceId);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String messageId) {
        handOver.getObject().handOver(messageId);
    }
}
