package io.hatchery.server.ads;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clicks leads came by, and what was told back of them. */
@Repository
class ClickRows {
    private final JdbcClient jdbc;

    ClickRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param page the address that carried it; empty when it came with a form */
    record Click(long lead, String kind, String value, String page, Instant at) {}

    void came(List<Click> clicks) {
        jdbc.sql("""
                        insert into ads.click as c (lead, kind, value, page, at)
                        select distinct on (lead, kind) lead::bigint, kind, value, page, at::timestamptz
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as r(lead, kind, value, page, at)
                        order by lead, kind, at desc
                        on conflict (lead, kind) do update set value = excluded.value, page = excluded.page, at = excluded.at
                        where c.at <= excluded.at
                        """)
                .params(
                        column(clicks, it -> String.valueOf(it.lead())),
                        column(clicks, Click::kind),
                        column(clicks, Click::value),
                        column(clicks, Click::page),
                        column(clicks, it -> it.at().toString()))
                .update();
    }

    void move(long from, long into) {
        jdbc.sql("""
                        insert into ads.click as c (lead, kind, value, page, at)
                        select :into, kind, value, page, at from ads.click where lead = :from
                        on conflict (lead, kind) do update set value = excluded.value, page = excluded.page, at = excluded.at
                        where c.at <= excluded.at
                        """).param("into", into).param("from", from).update();
    }

    void forget(List<Long> leads) {
        jdbc.sql("delete from ads.click where lead = any(?::bigint[])")
                .params((Object) column(leads, String::valueOf))
                .update();
    }

    /** The newest of these kinds. */
    Optional<Click> newest(long lead, List<String> kinds) {
        return jdbc.sql("select * from ads.click where lead = ? and kind = any(?::text[]) order by at desc limit 1")
                .params(lead, kinds.toArray(String[]::new))
                .query((row, n) -> new Click(
                        row.getLong("lead"),
                        row.getString("kind"),
                        row.getString("value"),
                        row.getString("page"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static <T> String[] column(List<T> rows, Function<T, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
