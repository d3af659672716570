package org.dunwell.process;

import org.dunwell.webhook.TellSystem;
import org.dunwell.webhook.WebhookCourier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Fetches calls to other systems as errands. */
@Component
class WebhookErrand implements WebhookCourier, Errand {

    private static final String KIND = "tellSystem";

    private final Errands errands;
    private final ObjectProvider<TellSystem> systems;

    WebhookErrand(Errands errands, ObjectProvider<TellSystem> systems) {
        this.errands = errands;
        this.systems = systems;
    }

    @Override
    public void fetch(String callId, String processInstanceId) {
        errands.send(KIND, callId, processInstanceId);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String callId) {
        systems.getObject().tell(callId);
    }
}
