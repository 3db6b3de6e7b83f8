package io.hatchery.server.wechat;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The menus published from here. */
@Repository
class MenuRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    MenuRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Published(Menu menu, Instant at, String by) {}

    Optional<Published> find(String account) {
        return jdbc.sql("select * from wechat.menu where account = ?")
                .param(account)
                .query((row, n) -> new Published(
                        json.readValue(row.getString("menu"), Menu.class),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("published_by")))
                .optional();
    }

    void put(String account, Menu menu, Instant now, String by) {
        jdbc.sql("""
                        insert into wechat.menu (account, menu, published_at, published_by)
                        values (?, ?::jsonb, ?::timestamptz, ?)
                        on conflict (account) do update set menu = excluded.menu, published_at = excluded.published_at,
                               published_by = excluded.published_by
                        """)
                .params(account, json.writeValueAsString(menu), now.toString(), by)
                .update();
    }

    void remove(String account) {
        jdbc.sql("delete from wechat.menu where account = ?").param(account).update();
    }
}
