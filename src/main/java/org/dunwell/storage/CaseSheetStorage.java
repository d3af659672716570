package org.dunwell.storage;

import java.util.List;
import java.util.Optional;
import org.dunwell.collection.CollectionCase;
import org.dunwell.screen.CaseSheets;
import org.dunwell.screen.Happening;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what happened in a case from all tables that know a part of it; writes nothing. */
@Repository
class CaseSheetStorage implements CaseSheets {

    /** What was sent is told by the message, everything else by the contact; what an arrangement or a dispute began with, by these. */
    private static final String HAPPENINGS = """
            select c.happened_at as at, case when c.direction = 'inbound' and coalesce(c.result, '') <> 'bounced' then 'inbound' else 'contact' end as kind, c.who, c.channel as what, c.result as outcome, c.reason, c.note,
              cast(null as numeric(19, 4)) as amount
            from contact c where c.case_id = :case and not (c.who = 'dunwell' and c.direction = 'outbound')
            union all
            select m.handed_over_at, 'message', 'dunwell', m.purpose, m.channel, m.tone, m.subject, null
            from message m where (m.case_id = :case or m.case_id is null and m.account_id = :account) and m.handed_over_at is not null
            union all
            select cast(e.value_date as timestamp), 'money', null, e.kind, null, null, e.reference, abs(e.amount)
            from ledger_entry e where e.account_id = :account and lower(e.kind) not in ('invoice')
            union all
            select a.made_at, 'arrangement', a.made_by, lower(a.kind), a.state, null, a.note, a.total
            from arrangement a where a.case_id = :case
            union all
            select d.raised_at, 'dispute', d.raised_by, d.reason, null, null, d.description, null
            from dispute d where d.case_id = :case
            union all
            select f.refused_at, 'refusal', f.who, f.channel, null, null, f.why, null
            from contact_refusal f where f.case_id = :case
            union all
            select t.happened_at, 'decision', t.who, t.what, null, null, t.why, null
            from trail t where t.case_number = :number
              and t.what in ('termsApproved', 'termsRejected', 'decided', 'disputeWon', 'disputeLost', 'reassigned', 'holdPut', 'holdExtended', 'holdReleased',
                'visitCalledOff', 'stopContactHandled', 'arrangementCancelled', 'arrangementBroken', 'caseReopened', 'contactDataNotFound')
            order by 1 desc fetch first :most rows only""";

    private static final String EFFORTS = """
            select e.who, e.attempts, e.newest, n.note
            from (select c.who, count(*) as attempts, max(c.happened_at) as newest, max(case when c.note is not null then c.contact_id end) as noted
              from contact c
              where c.case_id = :case and c.channel in ('phone', 'visit') and c.direction = 'outbound' and c.headway = false
                and c.contact_id > (select coalesce(max(h.contact_id), 0) from contact h where h.case_id = :case and h.headway = true)
              group by c.who) e
            left join contact n on n.contact_id = e.noted
            order by e.newest desc""";

    private final JdbcClient sql;

    CaseSheetStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Happening> newest(CollectionCase of, int most) {
        return sql.sql(HAPPENINGS).param("case", of.id()).param("account", of.accountId()).param("number", of.number()).param("most", most)
                .query((row, number) -> new Happening(Utc.instant(row, "at"), row.getString("kind"), row.getString("who"), row.getString("what"),
                        row.getString("outcome"), row.getString("reason"), row.getString("note"), row.getBigDecimal("amount")))
                .list();
    }

    @Override
    public List<Effort> efforts(CollectionCase of) {
        return sql.sql(EFFORTS).param("case", of.id())
                .query((row, number) -> new Effort(row.getString("who"), row.getInt("attempts"), Utc.instant(row, "newest"), row.getString("note")))
                .list();
    }

    @Override
    public Optional<Research> research(CollectionCase of) {
        return sql.sql("select research, contact_person, room from visit where case_id = ? order by visit_id desc fetch first 1 rows only")
                .param(of.id())
                .query((row, number) -> new Research(row.getString("research"), row.getString("contact_person"), row.getString("room")))
                .optional();
    }
}
