package org.dunwell.storage;

import java.util.List;
import org.dunwell.contact.Permission;
import org.dunwell.contact.RefusedContact;
import org.dunwell.contact.RefusedContacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Table contact_refusal. */
@Repository
class RefusedContactStorage implements RefusedContacts {

    private final JdbcClient sql;

    RefusedContactStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void noteApart(RefusedContact refused, String onceKey) {
        note(refused, onceKey);
    }

    @Override
    public void note(RefusedContact refused, String onceKey) {
        sql.sql("""
                insert into contact_refusal (case_id, customer_id, refused_at, channel, cause, rule, why, not_before, who, once_key)
                select :case, customer_id, :at, :channel, :cause, :rule, :why, :notBefore, :who, :once from customer
                where customer_id = :customer and not exists (select 1 from contact_refusal where once_key = :once)""")
                .param("case", refused.caseId()).param("at", Utc.of(refused.at())).param("channel", refused.channel()).param("cause", refused.cause().name())
                .param("rule", refused.rule()).param("why", refused.why()).param("notBefore", Utc.of(refused.notBefore())).param("who", refused.who())
                .param("once", onceKey).param("customer", refused.customerId()).update();
    }

    @Override
    public List<RefusedContact> ofCase(long caseId) {
        return sql.sql("select * from contact_refusal where case_id = ? order by refusal_id").param(caseId)
                .query((row, number) -> new RefusedContact(row.getLong("case_id"), row.getString("customer_id"), Utc.instant(row, "refused_at"),
                        row.getString("channel"), Permission.Cause.valueOf(row.getString("cause")), row.getString("rule"), row.getString("why"),
                        Utc.instant(row, "not_before"), row.getString("who")))
                .list();
    }
}
