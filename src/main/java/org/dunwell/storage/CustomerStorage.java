package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.dunwell.customer.Address;
import org.dunwell.customer.Customer;
import org.dunwell.customer.Customers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table customer. */
@Repository
class CustomerStorage implements Customers {

    private final JdbcClient sql;

    CustomerStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Customer> find(String customerId) {
        return sql.sql("select * from customer where customer_id = :id").param("id", customerId).query(CustomerStorage::customer)
                .optional();
    }

    @Override
    public Customer get(String customerId) {
        return find(customerId).orElseThrow(() -> new NoSuchElementException("There is no customer " + customerId));
    }

    @Override
    public List<Customer> findAll(Collection<String> customerIds) {
        return Many.ask(customerIds, ids -> sql.sql("select * from customer where customer_id in (:ids)")
                .param("ids", ids).query(CustomerStorage::customer).list());
    }

    @Override
    public List<Customer> withEmail(String address) {
        return sql.sql("select * from customer where lower(trim(email)) = lower(trim(:address)) fetch first 2 rows only").param("address", address)
                .query(CustomerStorage::customer).list();
    }

    @Override
    public void save(Customer customer) {
        int known = write(customer, """
                update customer set name = :name, kind = :kind, contact_name = :contactName, street = :street,
                  postal_code = :postalCode, city = :city, country = :country, email = :email, phone = :phone,
                  language = :language, time_zone = :zone, contact_stop = :contactStop
                where customer_id = :id""");
        if (known == 0) {
            write(customer, """
                    insert into customer (customer_id, name, kind, contact_name, street, postal_code, city, country, email, phone,
                      language, time_zone, contact_stop)
                    values (:id, :name, :kind, :contactName, :street, :postalCode, :city, :country, :email, :phone,
                      :language, :zone, :contactStop)""");
        }
    }

    private int write(Customer customer, String statement) {
        return sql.sql(statement)
                .param("id", customer.id())
                .param("name", customer.name())
                .param("kind", customer.kind().name().toLowerCase(Locale.ROOT))
                .param("contactName", customer.contactName())
                .param("street", customer.address().street())
                .param("postalCode", customer.address().postalCode())
                .param("city", customer.address().city())
                .param("country", customer.address().country())
                .param("email", customer.email())
                .param("phone", customer.phone())
                .param("language", customer.language().toLanguageTag())
                .param("zone", customer.zone().getId())
                .param("contactStop", customer.contactStop())
                .update();
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        return new Customer(row.getString("customer_id"), row.getString("name"),
                Customer.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("contact_name"),
                new Address(row.getString("street"), row.getString("postal_code"), row.getString("city"), row.getString("country")),
                row.getString("email"), row.getString("phone"), Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("time_zone")), row.getString("contact_stop"));
    }
}
