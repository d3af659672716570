package org.dunwell.storage;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.dunwell.portal.CustomerLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table customer_link. */
@Repository
class CustomerLinkStorage implements CustomerLinks {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient sql;

    CustomerLinkStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String tokenOf(long accountId) {
        return find(accountId).orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            sql.sql("""
                    insert into customer_link (account_id, token) select a.account_id, :token from account a
                    where a.account_id = :account and not exists (select 1 from customer_link l where l.account_id = :account)""")
                    .param("account", accountId).param("token", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)).update();
            return find(accountId).orElseThrow();
        });
    }

    private Optional<String> find(long accountId) {
        return sql.sql("select token from customer_link where account_id = :account").param("account", accountId).query(String.class).optional();
    }

    @Override
    public boolean isGiven(long accountId) {
        return find(accountId).isPresent();
    }

    @Override
    public Optional<Long> accountOf(String token) {
        return sql.sql("select account_id from customer_link where token = :token").param("token", token).query(Long.class).optional();
    }

    @Override
    public void takeBack(long accountId) {
        sql.sql("delete from customer_link where account_id = :account").param("account", accountId).update();
    }
}
