package org.dunwell.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table file_mapping. */
@Repository
class MappingStorage implements Mappings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient sql;

    MappingStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Mapping> find(String name) {
        return sql.sql("select mapping from file_mapping where name = :name").param("name", name).query(String.class).optional()
                .map(MappingStorage::read);
    }

    @Override
    public void save(String name, Mapping mapping) {
        String json = write(mapping);
        if (sql.sql("update file_mapping set mapping = :json where name = :name").param("name", name).param("json", json).update() == 0) {
            sql.sql("insert into file_mapping (name, mapping) values (:name, :json)").param("name", name).param("json", json).update();
        }
    }

    @Override
    public List<String> names() {
        return sql.sql("select name from file_mapping order by name").query(String.class).list();
    }

    static Mapping read(String json) {
        try {
            return JSON.readValue(json, Mapping.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A mapping cannot be read", broken);
        }
    }

    static String write(Mapping mapping) {
        try {
            return JSON.writeValueAsString(mapping);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A mapping cannot be written", broken);
        }
    }
}
