package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.customer.Creditors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table creditor. */
@Repository
class CreditorStorage implements Creditors {

    private final JdbcClient sql;

    CreditorStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Creditor> find(String creditorId) {
        return sql.sql("select * from creditor where creditor_id = :id").param("id", creditorId).query(CreditorStorage::creditor)
                .optional();
    }

    @Override
    public Creditor get(String creditorId) {
        return find(creditorId).orElseThrow(() -> new NoSuchElementException("There is no creditor " + creditorId));
    }

    @Override
    public List<Creditor> all() {
        return sql.sql("select * from creditor order by creditor_id").query(CreditorStorage::creditor).list();
    }

    @Override
    public void save(Creditor creditor) {
        int known = write(creditor, """
                update creditor set name = :name, street = :street, postal_code = :postalCode, city = :city, country = :country,
                  email = :email, phone = :phone, iban = :iban, bic = :bic, time_zone = :zone, pay_link = :payLink
                where creditor_id = :id""");
        if (known == 0) {
            write(creditor, """
                    insert into creditor (creditor_id, name, street, postal_code, city, country, email, phone, iban, bic, time_zone, pay_link)
                    values (:id, :name, :street, :postalCode, :city, :country, :email, :phone, :iban, :bic, :zone, :payLink)""");
        }
    }

    private int write(Creditor creditor, String statement) {
        return sql.sql(statement)
                .param("id", creditor.id())
                .param("name", creditor.name())
                .param("street", creditor.address().street())
                .param("postalCode", creditor.address().postalCode())
                .param("city", creditor.address().city())
                .param("country", creditor.address().country())
                .param("email", creditor.email())
                .param("phone", creditor.phone())
                .param("iban", creditor.iban())
                .param("bic", creditor.bic())
                .param("zone", creditor.zone().getId())
                .param("payLink", creditor.payLink())
                .update();
    }

    private static Creditor creditor(ResultSet row, int number) throws SQLException {
        return new Creditor(row.getString("creditor_id"), row.getString("name"),
                new Address(row.getString("street"), row.getString("postal_code"), row.getString("city"), row.getString("country")),
                row.getString("email"), row.getString("phone"), row.getString("iban"), row.getString("bic"),
                ZoneId.of(row.getString("time_zone")), row.getString("pay_link"));
    }
}
