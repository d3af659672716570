package org.dunwell.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.StagedFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table import_part: a file in parts, each written and deleted in a transaction of its own, so that none is ever in memory as a whole. */
@Repository
class StagedFileStorage implements StagedFiles {

    private static final int PART = 512 * 1024;

    private final JdbcClient sql;

    StagedFileStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void keep(long importId, Path file, Mapping mapping) throws IOException {
        sql.sql("update import_run set mapping = :mapping where import_id = :id")
                .param("id", importId).param("mapping", mapping == null ? null : MappingStorage.write(mapping)).update();
        try (InputStream in = Files.newInputStream(file)) {
            int part = 0;
            long size = 0;
            for (byte[] bytes = in.readNBytes(PART); bytes.length > 0 || part == 0; bytes = in.readNBytes(PART)) {
                sql.sql("insert into import_part (import_id, part, bytes) values (:id, :part, :bytes)")
                        .param("id", importId).param("part", part++).param("bytes", bytes).update();
                size += bytes.length;
            }
            sql.sql("update import_run set file_size = :size where import_id = :id").param("id", importId).param("size", size).update();
        }
    }

    @Override
    public Optional<Mapping> mapping(long importId) {
        return sql.sql("select mapping from import_run where import_id = :id and mapping is not null").param("id", importId).query(String.class).optional()
                .map(MappingStorage::read);
    }

    @Override
    public boolean copyTo(long importId, Path file) throws IOException {
        Long whole = sql.sql("select file_size from import_run where import_id = :id").param("id", importId).query(Long.class).optional().orElse(null);
        try (OutputStream out = Files.newOutputStream(file)) {
            long size = 0;
            for (int part = 0;; part++) {
                Optional<byte[]> bytes = sql.sql("select bytes from import_part where import_id = :id and part = :part")
                        .param("id", importId).param("part", part).query(byte[].class).optional();
                if (bytes.isEmpty()) {
                    return part > 0 && whole != null && whole == size;
                }
                size += bytes.get().length;
                out.write(bytes.get());
            }
        }
    }

    @Override
    public void drop(long importId) {
        sql.sql("select part from import_part where import_id = :id").param("id", importId).query(Integer.class).list().forEach(part ->
                sql.sql("delete from import_part where import_id = :id and part = :part").param("id", importId).param("part", part).update());
    }
}
