package org.dunwell.storage;

import java.time.Instant;
import java.util.Optional;
import org.dunwell.webhook.WebhookBook;
import org.dunwell.webhook.WebhookCall;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls to other systems. */
@Component
class WebhookStorage implements WebhookBook {

    private final JdbcClient db;

    WebhookStorage(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean write(WebhookCall call) {
        return db.sql("""
                insert into webhook_call (call_id, case_number, customer_id, system_name, event, step, written_at)
                select :id, :case_number, :customer, :system, :event, :step, :at where not exists (select 1 from webhook_call where call_id = :id)""")
                .param("id", call.id()).param("case_number", call.caseNumber()).param("customer", call.customerId()).param("system", call.system())
                .param("event", call.event()).param("step", call.step()).param("at", Utc.of(call.at())).update() == 1;
    }

    @Override
    public Optional<WebhookCall> waiting(String id) {
        return db.sql("select * from webhook_call where call_id = :id and told_at is null for update").param("id", id)
                .query((row, n) -> new WebhookCall(row.getString("call_id"), row.getString("case_number"), row.getString("customer_id"), row.getString("system_name"),
                        row.getString("event"), row.getString("step"), Utc.instant(row, "written_at"))).optional();
    }

    @Override
    public void told(String id, Instant at) {
        db.sql("update webhook_call set told_at = :at where call_id = :id").param("id", id).param("at", Utc.of(at)).update();
    }
}
