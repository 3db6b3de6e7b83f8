package io.hatchery.server.pages;

import io.hatchery.server.platform.Durability;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was submitted, what is held, and how often forms were looked at. */
@Repository
class SubmissionRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SubmissionRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One that waits for review. */
    record Held(Submission submission, int score, List<String> reasons) {}

    /** What came of a form by one channel. {@code submissions} counts what was taken, at once or after review. */
    record Result(String channel, long views, long submissions, long held, long rejected) {}

    /** Whether it was submitted before. */
    boolean knows(String id) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM pages.submission WHERE id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** How often the same was sent since. */
    int same(String form, String digest, Instant since) {
        return jdbc.sql("SELECT count(*) FROM pages.submission WHERE form = ? AND digest = ? AND at >= ?::timestamptz")
                .params(form, digest, since.toString())
                .query(Integer.class)
                .single();
    }

    /**
     * Remembers one; keeps what was entered only if it is held. A second of the same id is ignored.
     *
     * @param unconfirmed keys of the consents that wait to be confirmed
     */
    void add(
            Submission submission,
            String channel,
            String digest,
            Suspicion suspicion,
            boolean held,
            @Nullable Long lead,
            List<String> unconfirmed) {
        Submission.Landed landed = submission.landed();
        jdbc.sql("""
                        INSERT INTO pages.submission (id, form, version, at, channel, state, score, reasons, digest, held, lead,
                                                      language, unconfirmed, landing, variant)
                        VALUES (:id, :form, :version, :at::timestamptz, :channel, :state, :score, :reasons, :digest, :held::jsonb, :lead,
                                :language, :unconfirmed, :landing, :variant)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", submission.id())
                .param("form", submission.form())
                .param("version", submission.version())
                .param("at", submission.at().toString())
                .param("channel", channel)
                .param("state", held ? "HELD" : "TAKEN")
                .param("score", suspicion.score())
                .param("reasons", suspicion.reasons().toArray(String[]::new))
                .param("digest", digest)
                .param("held", held ? json.writeValueAsString(submission) : null)
                .param("lead", lead)
                .param("language", FormPage.tag(submission.language()))
                .param("unconfirmed", unconfirmed.toArray(String[]::new))
                .param("landing", landed == null ? null : landed.page())
                .param("variant", landed == null ? null : landed.variant())
                .update();
    }

    /** One that was sent, with the version of the form it answers. */
    Optional<Answered> answered(String id) {
        return jdbc.sql("""
                        SELECT s.*, v.definition FROM pages.submission s
                        JOIN pages.version v ON v.form = s.form AND v.number = s.version WHERE s.id = ?
                        """)
                .param(id)
                .query((row, n) -> new Answered(
                        row.getString("id"),
                        row.getString("form"),
                        row.getInt("version"),
                        json.readValue(row.getString("definition"), Definition.class),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("lead", Long.class),
                        row.getString("language"),
                        List.of((String[]) row.getArray("unconfirmed").getArray()),
                        row.getTimestamp("confirmed_at") != null))
                .optional();
    }

    void confirmed(String id, Instant now) {
        jdbc.sql("UPDATE pages.submission SET confirmed_at = ?::timestamptz WHERE id = ? AND confirmed_at IS NULL")
                .params(now.toString(), id)
                .update();
    }

    /** The newest first. */
    List<Held> held(@Nullable String form, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbc.sql("""
                        SELECT * FROM pages.submission WHERE state = 'HELD' AND (:form::text IS NULL OR form = :form)
                          AND (:id::text IS NULL OR (at, id) < (:at::timestamptz, :id))
                        ORDER BY at DESC, id DESC LIMIT :limit
                        """)
                .param("form", form)
                .param("id", beforeId)
                .param("at", beforeTime == null ? null : beforeTime.toString())
                .param("limit", limit)
                .query(this::waiting)
                .list();
    }

    Optional<Held> held(String id) {
        return jdbc.sql("SELECT * FROM pages.submission WHERE id = ? AND state = 'HELD'")
                .param(id)
                .query(this::waiting)
                .optional();
    }

    /** Ends a review and forgets what was entered; false when someone else ended it before. */
    boolean accepted(String id, @Nullable Long lead, String by) {
        return decided(id, "ACCEPTED", lead, by);
    }

    /** The same, and nobody will know who it was. */
    boolean rejected(String id, String by) {
        return decided(id, "REJECTED", null, by);
    }

    private boolean decided(String id, String state, @Nullable Long lead, String by) {
        return jdbc.sql("""
                        UPDATE pages.submission SET state = :state, lead = :lead, decided_by = :by, held = NULL
                        WHERE id = :id AND state = 'HELD'
                        """)
                        .param("state", state)
                        .param("lead", lead)
                        .param("by", by)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** One that was taken, and whose it was. */
    record Sent(String id, long lead, Instant at) {}

    /**
     * Which submissions are asked for; null for any.
     *
     * @param landing the landing page that showed it
     * @param variant the variant of that
     * @param since when it came, at the earliest
     */
    record Wanted(
            @Nullable String form,
            @Nullable String landing,
            @Nullable String variant,
            @Nullable String channel,
            Instant since) {}

    /** What was taken, the newest first. */
    List<Sent> taken(Wanted wanted, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        String where = (wanted.form() == null ? "" : " AND form = :form")
                + (wanted.landing() == null ? "" : " AND landing = :landing")
                + (wanted.variant() == null ? "" : " AND variant = :variant")
                + (wanted.channel() == null ? "" : " AND channel = :channel")
                + (beforeId == null ? "" : " AND (at, id) < (:at::timestamptz, :id)");
        return jdbc.sql("SELECT id, lead, at FROM pages.submission WHERE at >= :since::timestamptz AND lead IS NOT NULL"
                        + where + " ORDER BY at DESC, id DESC LIMIT :limit")
                .param("form", wanted.form())
                .param("landing", wanted.landing())
                .param("variant", wanted.variant())
                .param("channel", wanted.channel())
                .param("since", wanted.since().toString())
                .param("id", beforeId)
                .param("at", beforeTime == null ? null : beforeTime.toString())
                .param("limit", limit)
                .query(SubmissionRows::sent)
                .list();
    }

    static Sent sent(ResultSet row, int at) throws SQLException {
        return new Sent(
                row.getString("id"), row.getLong("lead"), row.getTimestamp("at").toInstant());
    }

    void viewed(String form, LocalDate day, String channel) {
        jdbc.sql("INSERT INTO pages.view AS v (form, day, channel, views) SELECT ?, ?, ?, 1 WHERE" + Durability.SOON
                        + "ON CONFLICT (form, day, channel) DO UPDATE SET views = v.views + 1")
                .params(form, day, channel)
                .update();
    }

    /** By channel, the most viewed first. Days are the company's. */
    List<Result> results(String form, LocalDate from, Instant fromMoment) {
        return jdbc.sql("""
                        SELECT channel, sum(views)::bigint AS views, sum(taken)::bigint AS taken, sum(held)::bigint AS held,
                               sum(rejected)::bigint AS rejected
                        FROM (SELECT channel, views, 0 AS taken, 0 AS held, 0 AS rejected FROM pages.view
                              WHERE form = :form AND day >= :from
                              UNION ALL
                              SELECT channel, 0, (state IN ('TAKEN', 'ACCEPTED'))::int, (state = 'HELD')::int, (state = 'REJECTED')::int
                              FROM pages.submission WHERE form = :form AND at >= :moment::timestamptz) both_kinds
                        GROUP BY channel ORDER BY 2 DESC, 3 DESC, channel
                        """)
                .param("form", form)
                .param("from", from)
                .param("moment", fromMoment.toString())
                .query((row, n) -> new Result(
                        row.getString("channel"),
                        row.getLong("views"),
                        row.getLong("taken"),
                        row.getLong("held"),
                        row.getLong("rejected")))
                .list();
    }

    private Held waiting(ResultSet row, int at) throws SQLException {
        Submission submission = json.readValue(row.getString("held"), Submission.class);
        return new Held(submission, row.getInt("score"), Arrays.asList((String[])
                row.getArray("reasons").getArray()));
    }
}
