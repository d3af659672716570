package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dunwell.correspondence.ReceivedMail;
import org.dunwell.correspondence.ReceivedMails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table received_mail. */
@Repository
class ReceivedMailStorage implements ReceivedMails {

    private static final String SELECT = "select m.*, c.case_number from received_mail m left join collection_case c on c.case_id = m.case_id ";

    private final JdbcClient sql;

    ReceivedMailStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ReceivedMail> add(String onceKey, ReceivedMail mail) {
        int added = sql.sql("""
                        insert into received_mail (once_key, received_at, sender, sender_name, subject, body_text, attachments, kind, state)
                        select :once, :at, :sender, :senderName, :subject, :text, :attachments, :kind, :state
                        where not exists (select 1 from received_mail where once_key = :once)""")
                .param("once", onceKey).param("at", Utc.of(mail.receivedAt())).param("sender", mail.sender()).param("senderName", mail.senderName())
                .param("subject", mail.subject()).param("text", mail.text()).param("attachments", mail.attachments()).param("kind", mail.kind().name())
                .param("state", mail.state().name()).update();
        return added == 0 ? Optional.empty() : sql.sql(SELECT + "where m.once_key = ?").param(onceKey).query(ReceivedMailStorage::row).optional();
    }

    @Override
    public Optional<ReceivedMail> find(long mailId) {
        return sql.sql(SELECT + "where m.mail_id = ?").param(mailId).query(ReceivedMailStorage::row).optional();
    }

    @Override
    public void save(ReceivedMail mail) {
        sql.sql("""
                        update received_mail set state = :state, case_id = :case, customer_id = :customer, decided_by = :who, decided_at = :at, decision = :decision
                        where mail_id = :id""")
                .param("state", mail.state().name()).param("case", mail.caseId()).param("customer", mail.customerId()).param("who", mail.decidedBy())
                .param("at", Utc.of(mail.decidedAt())).param("decision", mail.decision()).param("id", mail.id()).update();
    }

    @Override
    public List<ReceivedMail> waiting(int most) {
        return sql.sql(SELECT + "where m.state in ('UNASSIGNED', 'ASKS_TO_STOP') order by m.mail_id fetch first ? rows only").param(most)
                .query(ReceivedMailStorage::row).list();
    }

    @Override
    public List<ReceivedMail> newest(int most) {
        return sql.sql(SELECT + "order by m.mail_id desc fetch first ? rows only").param(most).query(ReceivedMailStorage::row).list();
    }

    private static ReceivedMail row(ResultSet row, int number) throws SQLException {
        return new ReceivedMail(row.getLong("mail_id"), Utc.instant(row, "received_at"), row.getString("sender"), row.getString("sender_name"), row.getString("subject"),
                row.getString("body_text"), row.getInt("attachments"), ReceivedMail.Kind.valueOf(row.getString("kind")), ReceivedMail.State.valueOf(row.getString("state")),
                Utc.number(row, "case_id"), row.getString("case_number"), row.getString("customer_id"), row.getString("decided_by"), Utc.instant(row, "decided_at"),
                row.getString("decision"));
    }
}
