package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dunwell.agency.AgencyFiles;
import org.dunwell.agency.AgencyReturnBook;
import org.dunwell.placement.AgencyRecords;
import org.dunwell.placement.Placement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What goes to agencies, first as records and then in files, and what came from them. */
@Repository
class AgencyMailStorage implements AgencyRecords, AgencyFiles, AgencyReturnBook {

    private static final String WAITING =
            "select * from agency_record where agency_id = ? and file_id is null and withdrawn_at is null order by record_id ";

    private final JdbcClient sql;

    AgencyMailStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void write(Placement placement, Kind kind, String why, Instant at) {
        sql.sql("""
                        insert into agency_record (agency_id, placement_id, kind, why, written_at)
                        select p.agency_id, p.placement_id, :kind, :why, :at from placement p
                        where p.placement_id = :placement
                          and not exists (select 1 from agency_record where placement_id = :placement and kind = :kind)""")
                .param("placement", placement.id()).param("kind", word(kind)).param("why", why).param("at", Utc.of(at)).update();
    }

    @Override
    public boolean withdraw(long placementId, Instant at) {
        return sql.sql("""
                        update agency_record set withdrawn_at = ?
                        where placement_id = ? and kind = 'place' and file_id is null and withdrawn_at is null""")
                .params(Utc.of(at), placementId).update() == 1;
    }

    @Override
    public List<AgencyRecord> waiting(String agencyId) {
        return sql.sql(WAITING).param(agencyId).query(AgencyMailStorage::recordRow).list();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void gather(String agencyId, Instant now, Function<Gathered, String> content) {
        sql.sql("select agency_id from agency where agency_id = ? for update").param(agencyId).query(String.class).single();
        List<AgencyRecord> gathered = sql.sql(WAITING + "for update").param(agencyId).query(AgencyMailStorage::recordRow).list();
        if (gathered.isEmpty()) {
            return;
        }
        int fileNumber = sql.sql("select coalesce(max(file_number), 0) + 1 from agency_file where agency_id = ?").param(agencyId)
                .query(Integer.class).single();
        String name = "%s-%06d.csv".formatted(agencyId, fileNumber);
        Instant madeAt = now.truncatedTo(ChronoUnit.SECONDS);
        long fileId = Keys.inserted(sql.sql("""
                        insert into agency_file (agency_id, file_number, file_name, content, made_at) values (?, ?, ?, '', ?)""")
                .params(agencyId, fileNumber, name, Utc.of(madeAt)), "file_id");
        gathered.forEach(record -> sql.sql("update agency_record set file_id = ? where record_id = ?").params(fileId, record.id()).update());
        sql.sql("update agency_file set content = ? where file_id = ?")
                .params(content.apply(new Gathered(agencyId, name, madeAt, gathered)), fileId).update();
    }

    @Override
    public List<AgencyFile> filesWaiting(String agencyId) {
        return sql.sql("select * from agency_file where agency_id = ? and handed_over_at is null order by file_number for update").param(agencyId)
                .query((row, number) -> new AgencyFile(row.getLong("file_id"), row.getString("agency_id"), row.getString("file_name"),
                        row.getString("content")))
                .list();
    }

    @Override
    public void handedOver(long fileId, Instant at) {
        sql.sql("update agency_file set handed_over_at = ? where file_id = ? and handed_over_at is null")
                .params(Utc.of(at), fileId).update();
    }

    @Override
    public Optional<String> told(String onceKey) {
        return sql.sql("select told from agency_return where once_key = ?").param(onceKey).query(String.class).optional();
    }

    @Override
    public void note(String onceKey, String told, Instant at) {
        sql.sql("insert into agency_return (once_key, told, received_at) values (?, ?, ?)").params(onceKey, told, Utc.of(at)).update();
    }

    private static AgencyRecord recordRow(ResultSet row, int number) throws SQLException {
        return new AgencyRecord(row.getLong("record_id"), row.getLong("placement_id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("why"), Utc.instant(row, "written_at"));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
