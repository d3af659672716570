package org.dunwell.storage;

import java.time.Instant;
import java.util.Optional;
import org.dunwell.collection.News;
import org.dunwell.collection.NewsBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** News that cases have been, or are still to be, told. */
@Repository
class NewsStorage implements NewsBook {

    private final JdbcClient sql;

    NewsStorage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long add(long caseId, News.Kind kind, Long ref, Instant happenedAt) {
        return Keys.inserted(sql.sql("insert into case_news (case_id, kind, ref, happened_at) values (?, ?, ?, ?)")
                .params(caseId, kind.name(), ref, Utc.of(happenedAt)), "news_id");
    }

    @Override
    public Optional<News> untold(long newsId) {
        return sql.sql("select * from case_news where news_id = ? and told_at is null").param(newsId)
                .query((row, number) -> new News(row.getLong("news_id"), row.getLong("case_id"), News.Kind.valueOf(row.getString("kind")),
                        Utc.number(row, "ref"), Utc.instant(row, "happened_at")))
                .optional();
    }

    @Override
    public Optional<News.Kind> beingTold(long caseId) {
        return sql.sql("select kind from case_news where case_id = ? and told_at is null order by news_id fetch first 1 rows only").param(caseId)
                .query(String.class).optional().map(News.Kind::valueOf);
    }

    @Override
    public boolean waits(long caseId, News.Kind kind) {
        return sql.sql("select count(*) from case_news where case_id = ? and kind = ? and told_at is null")
                .params(caseId, kind.name()).query(Integer.class).single() > 0;
    }

    @Override
    public void told(long newsId, Instant at, String outcome) {
        sql.sql("update case_news set told_at = ?, outcome = ? where news_id = ?").params(Utc.of(at), outcome, newsId).update();
    }
}
