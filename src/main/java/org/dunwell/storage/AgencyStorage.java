package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dunwell.customer.Address;
import org.dunwell.placement.Agencies;
import org.dunwell.placement.Agency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Collection agencies. */
@Repository
class AgencyStorage implements Agencies {

    private final JdbcClient sql;

    AgencyStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Agency> find(String agencyId) {
        return sql.sql("select * from agency where agency_id = ?").param(agencyId).query(AgencyStorage::row).optional();
    }

    @Override
    public Agency get(String agencyId) {
        return find(agencyId).orElseThrow(() -> new NoSuchElementException("There is no agency " + agencyId));
    }

    @Override
    public List<Agency> all() {
        return sql.sql("select * from agency order by agency_id").query(AgencyStorage::row).list();
    }

    @Override
    @Transactional
    public void save(Agency agency) {
        sql.sql("""
                        insert into agency (agency_id, name, country)
                        select :id, :name, :country
                        where not exists (select 1 from agency where agency_id = :id)""")
                .param("id", agency.id()).param("name", agency.name()).param("country", agency.address().country()).update();
        sql.sql("""
                        update agency set name = ?, street = ?, postal_code = ?, city = ?, country = ?, email = ?, phone = ?
                        where agency_id = ?""")
                .params(agency.name(), agency.address().street(), agency.address().postalCode(), agency.address().city(),
                        agency.address().country(), agency.email(), agency.phone(), agency.id())
                .update();
    }

    private static Agency row(ResultSet row, int number) throws SQLException {
        return new Agency(row.getString("agency_id"), row.getString("name"),
                new Address(row.getString("street"), row.getString("postal_code"), row.getString("city"), row.getString("country")),
                row.getString("email"), row.getString("phone"));
    }
}
