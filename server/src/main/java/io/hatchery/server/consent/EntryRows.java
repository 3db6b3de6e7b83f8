package io.hatchery.server.consent;

import io.hatchery.server.consent.Entry.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The ledger's rows. */
@Repository
class EntryRows {
    private final JdbcClient jdbc;

    EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry and whose it is now. */
    record Standing(long lead, Entry entry) {}

    /** A place in the ledger. */
    record Mark(Instant at, long lead, String input) {}

    /** What is known already is not written twice. */
    void add(List<Entry> entries) {
        jdbc.sql("""
                        INSERT INTO consent.entry (told_to, input, lead, at, said, channel, purpose, origin, words, text_version,
                            page, ip, agent, actor, note)
                        SELECT r.told_to, r.input, r.told_to, r.at::timestamptz, r.said, r.channel, r.purpose, r.origin, r.words,
                            r.text_version, r.page, r.ip, r.agent, r.actor, r.note
                        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS r(told_to, input, at, said, channel, purpose, origin,
                            words, text_version, page, ip, agent, actor, note)
                        ON CONFLICT (told_to, input) DO NOTHING
                        """)
                .param(longs(entries.stream().map(Entry::toldTo).toList()))
                .param(texts(entries, Entry::input))
                .param(texts(entries, entry -> entry.at().toString()))
                .param(texts(entries, entry -> entry.said().name()))
                .param(texts(entries, Entry::channel))
                .param(texts(entries, Entry::purpose))
                .param(texts(entries, Entry::origin))
                .param(texts(entries, Entry::words))
                .param(texts(entries, Entry::textVersion))
                .param(texts(entries, Entry::page))
                .param(texts(entries, Entry::ip))
                .param(texts(entries, Entry::agent))
                .param(texts(entries, Entry::actor))
                .param(texts(entries, Entry::note))
                .update();
    }

    /** Those who turned out to be others: all is told again of whom they are. */
    void forget(List<Long> leads) {
        jdbc.sql("DELETE FROM consent.entry WHERE lead = ANY (?)")
                .param(longs(leads))
                .update();
    }

    /** These events of a lead never were. */
    void remove(long lead, List<String> inputs) {
        jdbc.sql("DELETE FROM consent.entry WHERE told_to = ? AND input = ANY (?)")
                .param(lead)
                .param(inputs.toArray(String[]::new))
                .update();
    }

    void move(List<Long> from, long into) {
        jdbc.sql("UPDATE consent.entry SET lead = ? WHERE lead = ANY (?)")
                .param(into)
                .param(longs(from))
                .update();
    }

    /**
     * What was told of some goes from one lead back to another.
     *
     * @param toldTo of whom it was told: the lead that comes back, and those who had become it before
     */
    void giveBack(long from, long to, List<Long> toldTo) {
        jdbc.sql("UPDATE consent.entry SET lead = ? WHERE lead = ? AND told_to = ANY (?)")
                .param(to)
                .param(from)
                .param(longs(toldTo))
                .update();
    }

    /** The newest first; of one lead, on one channel, or all. */
    List<Standing> page(
            @Nullable Long lead, @Nullable String channel, @Nullable Said said, @Nullable Mark before, int limit) {
        return jdbc.sql("""
                        SELECT * FROM consent.entry
                        WHERE (:lead::bigint IS NULL OR lead = :lead) AND (:channel::text IS NULL OR channel = :channel)
                          AND (:said::text IS NULL OR said = :said)
                          AND (:input::text IS NULL OR (at, lead, input) < (:at::timestamptz, :before::bigint, :input))
                        ORDER BY at DESC, lead DESC, input DESC LIMIT :limit
                        """)
                .param("lead", lead)
                .param("channel", channel)
                .param("said", said == null ? null : said.name())
                .param("at", before == null ? null : before.at().toString())
                .param("before", before == null ? null : before.lead())
                .param("input", before == null ? null : before.input())
                .param("limit", limit)
                .query(EntryRows::read)
                .list();
    }

    private static Standing read(ResultSet row, int n) throws SQLException {
        return new Standing(
                row.getLong("lead"),
                new Entry(
                        row.getLong("told_to"),
                        row.getString("input"),
                        row.getTimestamp("at").toInstant(),
                        Said.valueOf(row.getString("said")),
                        row.getString("channel"),
                        row.getString("purpose"),
                        row.getString("origin"),
                        row.getString("words"),
                        row.getString("text_version"),
                        row.getString("page"),
                        row.getString("ip"),
                        row.getString("agent"),
                        row.getString("actor"),
                        row.getString("note")));
    }

    private static SqlArrayValue longs(List<Long> values) {
        return new SqlArrayValue("int8", values.toArray());
    }

    private static SqlArrayValue texts(List<Entry> entries, Function<Entry, @Nullable String> of) {
        return new SqlArrayValue("text", entries.stream().map(of).toArray(Object[]::new));
    }
}
