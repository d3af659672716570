package org.dunwell.storage;

import java.util.HashMap;
import java.util.Map;
import org.dunwell.charge.InterestTerms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table interest_terms. */
@Repository
class InterestTermsStorage implements InterestTerms {

    private final JdbcClient sql;

    InterestTermsStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void posted(long interestItemId, Terms terms) {
        sql.sql("insert into interest_terms (invoice_id, base_rate, points, until_on) values (:item, :baseRate, :points, :until)")
                .param("item", interestItemId).param("baseRate", terms.baseRate()).param("points", terms.points()).param("until", terms.until()).update();
    }

    @Override
    public Map<Long, Terms> ofAccount(long accountId) {
        Map<Long, Terms> found = new HashMap<>();
        sql.sql("select t.* from interest_terms t join invoice i on i.invoice_id = t.invoice_id where i.account_id = :account")
                .param("account", accountId)
                .query(row -> {
                    found.put(row.getLong("invoice_id"), new Terms(row.getString("base_rate"), row.getBigDecimal("points"), Utc.day(row, "until_on")));
                });
        return found;
    }
}
