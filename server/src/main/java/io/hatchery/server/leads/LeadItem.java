package io.hatchery.server.leads;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead in a list. Engagement is as of now when it is shown. */
record LeadItem(
        long id,
        boolean known,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String title,
        @Nullable String country,
        @Nullable String stage,
        @Nullable Instant stageSince,
        double fit,
        double engagement,
        @Nullable String grade,
        boolean spam,
        @Nullable String owner,
        @Nullable String source,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String keyword,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable Long account,
        List<String> segments,
        List<String> tags) {

    static final String COLUMNS = """
            l.id, l.known, l.name, l.email, l.phone, l.company, l.title, l.country, l.stage, l.stage_since, l.fit, l.engagement,
            l.grade, l.spam, l.owner, l.source, l.channel, l.campaign, l.keyword, l.created_at, l.last_seen_at, l.account,
            l.segments, l.tags\
            """;

    static LeadItem of(ResultSet row) throws SQLException {
        return new LeadItem(
                row.getLong("id"),
                row.getBoolean("known"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("company"),
                row.getString("title"),
                row.getString("country"),
                row.getString("stage"),
                time(row, "stage_since"),
                row.getDouble("fit"),
                row.getDouble("engagement"),
                row.getString("grade"),
                row.getBoolean("spam"),
                row.getString("owner"),
                row.getString("source"),
                row.getString("channel"),
                row.getString("campaign"),
                row.getString("keyword"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("account", Long.class),
                texts(row.getArray("segments")),
                texts(row.getArray("tags")));
    }

    /** With the engagement it has faded to. */
    LeadItem engagedNow(double now) {
        return new LeadItem(
                id,
                known,
                name,
                email,
                phone,
                company,
                title,
                country,
                stage,
                stageSince,
                fit,
                now,
                grade,
                spam,
                owner,
                source,
                channel,
                campaign,
                keyword,
                createdAt,
                lastSeenAt,
                account,
                segments,
                tags);
    }

    /** For eyes that may not see how to reach the person. */
    LeadItem masked() {
        String shown = name == null ? null : Masks.text(name);
        return new LeadItem(
                id,
                known,
                shown,
                Masks.email(email),
                Masks.phone(phone),
                company,
                title,
                country,
                stage,
                stageSince,
                fit,
                engagement,
                grade,
                spam,
                owner,
                source,
                channel,
                campaign,
                keyword,
                createdAt,
                lastSeenAt,
                account,
                segments,
                tags);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
