package io.hatchery.server.wechat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of QR codes. */
@Repository
class CodeRows {
    private final JdbcClient jdbc;

    CodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A QR code of an account.
     *
     * @param scene what WeChat tells when it is scanned
     * @param reply said to whoever scans it; empty for the account's own welcome
     * @param url what the picture says
     * @param expiresAt null for a code that lasts
     */
    record Code(
            String account,
            String scene,
            String name,
            @Nullable String campaign,
            String reply,
            String url,
            @Nullable Instant expiresAt,
            long scans,
            long follows,
            Instant createdAt,
            String createdBy) {}

    /** False when the account has a code of this scene. */
    boolean add(Code code) {
        return jdbc.sql("""
                        insert into wechat.code (account, scene, name, campaign, reply, url, expires_at, created_at, created_by)
                        values (:account, :scene, :name, :campaign, :reply, :url, :expires::timestamptz, :at::timestamptz, :by)
                        on conflict (account, scene) do nothing
                        """)
                        .param("account", code.account())
                        .param("scene", code.scene())
                        .param("name", code.name())
                        .param("campaign", code.campaign())
                        .param("reply", code.reply())
                        .param("url", code.url())
                        .param(
                                "expires",
                                code.expiresAt() == null
                                        ? null
                                        : code.expiresAt().toString())
                        .param("at", code.createdAt().toString())
                        .param("by", code.createdBy())
                        .update()
                > 0;
    }

    Optional<Code> find(String account, String scene) {
        return jdbc.sql("select * from wechat.code where account = ? and scene = ?")
                .params(account, scene)
                .query((row, n) -> code(row))
                .optional();
    }

    /** The newest first. */
    List<Code> all() {
        return jdbc.sql("select * from wechat.code order by created_at desc, account, scene limit 1000")
                .query((row, n) -> code(row))
                .list();
    }

    void scanned(String account, String scene, boolean followed) {
        jdbc.sql("update wechat.code set scans = scans + 1, follows = follows + ? where account = ? and scene = ?")
                .params(followed ? 1 : 0, account, scene)
                .update();
    }

    private static Code code(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Code(
                row.getString("account"),
                row.getString("scene"),
                row.getString("name"),
                row.getString("campaign"),
                row.getString("reply"),
                row.getString("url"),
                expires == null ? null : expires.toInstant(),
                row.getLong("scans"),
                row.getLong("follows"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
