package io.hatchery.server.playbook;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviews of drafts; added to and never changed. */
@Repository
class ReviewRows {
    private final JdbcClient jdbc;

    ReviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Review review) {
        jdbc.sql("insert into playbook.review (etag, step, actor, name, note, at) values (?, ?, ?, ?, ?, ?)")
                .param(review.etag())
                .param(review.step().name())
                .param(review.actor())
                .param(review.name())
                .param(review.note())
                .param(review.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of this very draft, oldest first. */
    List<Review> of(String etag) {
        return jdbc.sql("select * from playbook.review where etag = ? order by id")
                .param(etag)
                .query((row, n) -> new Review(
                        row.getString("etag"),
                        Review.Step.valueOf(row.getString("step")),
                        row.getString("actor"),
                        row.getString("name"),
                        row.getString("note"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
