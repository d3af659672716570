package org.dunwell.storage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Inserts that give back the generated key. */
final class Keys {

    private Keys() {
    }

    static long inserted(JdbcClient.StatementSpec insert, String keyColumn) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        insert.update(keys, keyColumn);
        return keys.getKey().longValue();
    }
}
