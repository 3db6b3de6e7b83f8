package io.hatchery.server.wecom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of live codes. */
@Repository
class CodeRows {
    private final JdbcClient jdbc;

    CodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A live code.
     *
     * @param state what WeCom tells when somebody comes by it
     * @param staff who share it, by their names at WeCom
     * @param welcome said to whoever comes by it; empty for the company's own
     * @param config WeCom's name of it
     * @param picture where WeCom keeps its picture
     * @param adds how often somebody came by it
     */
    record Code(
            String corp,
            String state,
            String name,
            @Nullable String campaign,
            List<String> staff,
            String welcome,
            String config,
            String picture,
            long adds,
            Instant createdAt,
            String createdBy) {
        Code {
            staff = List.copyOf(staff);
        }
    }

    void add(Code code) {
        jdbc.sql("""
                insert into wecom.code (corp, state, name, campaign, staff, welcome, config, picture, created_at, created_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
                """)
                .params(Arrays.asList(
                        code.corp(),
                        code.state(),
                        code.name(),
                        code.campaign(),
                        code.staff().toArray(String[]::new),
                        code.welcome(),
                        code.config(),
                        code.picture(),
                        code.createdAt().toString(),
                        code.createdBy()))
                .update();
    }

    Optional<Code> find(String corp, String state) {
        return jdbc.sql("select * from wecom.code where corp = ? and state = ?")
                .params(corp, state)
                .query((row, n) -> code(row))
                .optional();
    }

    /** The newest first. */
    List<Code> all() {
        return jdbc.sql("select * from wecom.code order by created_at desc, corp, state limit 1000")
                .query((row, n) -> code(row))
                .list();
    }

    void came(String corp, String state) {
        jdbc.sql("update wecom.code set adds = adds + 1 where corp = ? and state = ?")
                .params(corp, state)
                .update();
    }

    void remove(String corp, String state) {
        jdbc.sql("delete from wecom.code where corp = ? and state = ?")
                .params(corp, state)
                .update();
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(
                row.getString("corp"),
                row.getString("state"),
                row.getString("name"),
                row.getString("campaign"),
                List.of((String[]) row.getArray("staff").getArray()),
                row.getString("welcome"),
                row.getString("config"),
                row.getString("picture"),
                row.getLong("adds"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
