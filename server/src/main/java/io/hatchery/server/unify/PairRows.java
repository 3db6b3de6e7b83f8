package io.hatchery.server.unify;

import io.hatchery.server.unify.matching.Weights.Evidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Pairs of leads that may be one person, and what was decided of them. */
@Repository
class PairRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PairRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was decided. */
    enum State {
        OPEN,
        LATER,
        DIFFERENT,
        MERGED
    }

    /** @param one the smaller number */
    record Pair(
            long one,
            long other,
            double probability,
            double bits,
            List<Evidence> evidence,
            State state,
            Instant foundAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String merge) {}

    /** Where a page ended. */
    record Mark(double bits, long one, long other) {}

    /** Of pairs somebody decided at or above a probability: how many were one person. */
    record Reviewed(double from, long decided, long same) {}

    /** Writes what was found of these leads; undecided pairs of theirs that are not found any more go. */
    void found(Collection<Long> leads, List<Pair> pairs) {
        jdbc.sql("""
                        delete from unify.pair p where state in ('OPEN', 'LATER') and (one = any(:leads) or other = any(:leads))
                          and not exists (select 1 from unnest(:one, :other) as f(one, other)
                              where f.one = p.one and f.other = p.other)
                        """)
                .param("leads", ProfileRows.longs(leads))
                .param("one", ProfileRows.longs(pairs.stream().map(Pair::one).toList()))
                .param(
                        "other",
                        ProfileRows.longs(pairs.stream().map(Pair::other).toList()))
                .update();
        if (pairs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into unify.pair as p (one, other, probability, bits, evidence, state, found_at)
                        select one, other, probability::float8, bits::float8, evidence::jsonb, 'OPEN', found::timestamptz
                        from unnest(?, ?, ?, ?, ?, ?) as r(one, other, probability, bits, evidence, found)
                        order by one, other
                        on conflict (one, other) do update set probability = excluded.probability, bits = excluded.bits,
                            evidence = excluded.evidence
                        where p.state in ('OPEN', 'LATER')
                        """)
                .param(ProfileRows.longs(pairs.stream().map(Pair::one).toList()))
                .param(ProfileRows.longs(pairs.stream().map(Pair::other).toList()))
                .param(ProfileRows.texts(pairs.stream()
                        .map(it -> String.valueOf(it.probability()))
                        .toList()))
                .param(ProfileRows.texts(
                        pairs.stream().map(it -> String.valueOf(it.bits())).toList()))
                .param(ProfileRows.texts(pairs.stream()
                        .map(it -> json.writeValueAsString(it.evidence()))
                        .toList()))
                .param(ProfileRows.texts(
                        pairs.stream().map(it -> it.foundAt().toString()).toList()))
                .update();
    }

    /** A lead that is none any more has no undecided pairs. */
    void forget(Collection<Long> leads) {
        jdbc.sql(
                        "delete from unify.pair where state in ('OPEN', 'LATER') and (one = any(:leads) or other = any(:leads))")
                .param("leads", ProfileRows.longs(leads))
                .update();
    }

    /** A lead became another: whom it was told apart from, the other is too; its undecided pairs go, but for the two themselves. */
    void merged(long from, long into) {
        jdbc.sql("""
                        insert into unify.pair as p (one, other, probability, bits, evidence, state, found_at, decided_at, decided_by)
                        select least(:into, who), greatest(:into, who), probability, bits, evidence, state, found_at, decided_at,
                            decided_by
                        from (select *, case when one = :from then other else one end as who from unify.pair
                              where state = 'DIFFERENT' and (one = :from or other = :from)) d
                        where who <> :into
                        on conflict (one, other) do update set state = excluded.state, decided_at = excluded.decided_at,
                            decided_by = excluded.decided_by
                        where p.state in ('OPEN', 'LATER')
                        """).param("from", from).param("into", into).update();
        jdbc.sql("""
                        delete from unify.pair where state in ('OPEN', 'LATER') and (one = :from or other = :from)
                          and not (one = least(:from::bigint, :into::bigint) and other = greatest(:from::bigint, :into::bigint))
                        """).param("from", from).param("into", into).update();
    }

    /** The most likely first. */
    List<Pair> page(State state, @Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select * from unify.pair where state = :state
                          and (not :more or (-bits, one, other) > (-(:bits::float8), :one::bigint, :other::bigint))
                        order by bits desc, one, other limit :limit
                        """)
                .param("state", state.name())
                .param("more", after != null)
                .param("bits", after == null ? 0 : after.bits())
                .param("one", after == null ? 0 : after.one())
                .param("other", after == null ? 0 : after.other())
                .param("limit", limit)
                .query((row, n) -> pair(row))
                .list();
    }

    Optional<Pair> find(long one, long other) {
        return jdbc.sql("select * from unify.pair where one = ? and other = ?")
                .params(Math.min(one, other), Math.max(one, other))
                .query((row, n) -> pair(row))
                .optional();
    }

    void decide(long one, long other, State state, Instant at, String by, @Nullable String merge) {
        jdbc.sql("""
                        update unify.pair set state = :state, decided_at = :at::timestamptz, decided_by = :by, merge = :merge
                        where one = :one and other = :other
                        """)
                .param("state", state.name())
                .param("at", at.toString())
                .param("by", by)
                .param("merge", merge)
                .param("one", Math.min(one, other))
                .param("other", Math.max(one, other))
                .update();
    }

    /** A merge that was undone was of different people. */
    void undone(String merge, Instant at, String by) {
        jdbc.sql(
                        "update unify.pair set state = 'DIFFERENT', decided_at = ?::timestamptz, decided_by = ? where merge = ?")
                .params(at.toString(), by, merge)
                .update();
    }

    Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        jdbc.sql("select state, count(*) as n from unify.pair group by state").query(row -> {
            counts.put(State.valueOf(row.getString("state")), row.getLong("n"));
        });
        return counts;
    }

    /** What people decided of pairs at or above each probability; what was merged without asking says nothing. */
    List<Reviewed> reviewed(List<Double> limits) {
        return limits.stream()
                .map(from -> jdbc.sql("""
                                select count(*) as decided, count(*) filter (where state = 'MERGED') as same from unify.pair
                                where state in ('MERGED', 'DIFFERENT') and decided_by like 'user:%' and probability >= ?
                                """)
                        .param(from)
                        .query((row, n) -> new Reviewed(from, row.getLong("decided"), row.getLong("same")))
                        .single())
                .toList();
    }

    private Pair pair(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Pair(
                row.getLong("one"),
                row.getLong("other"),
                row.getDouble("probability"),
                row.getDouble("bits"),
                json.readValue(row.getString("evidence"), new TypeReference<List<Evidence>>() {}),
                State.valueOf(row.getString("state")),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"),
                row.getString("merge"));
    }
}
