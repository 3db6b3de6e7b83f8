package io.hatchery.server.unify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What is compared, the blocks, and who is to be compared. */
@Repository
class ProfileRows {
    /** More leads than this in a block share too common a thing. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    ProfileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes these and notes that they are to be compared. */
    void put(List<Profile> profiles) {
        List<Long> leads = profiles.stream().map(Profile::lead).toList();
        jdbc.sql("""
                        insert into unify.profile (lead, parts)
                        select lead, string_to_array(parts, chr(31)) from unnest(?, ?) as r(lead, parts)
                        on conflict (lead) do update set parts = excluded.parts
                        """)
                .param(longs(leads))
                .param(texts(profiles.stream()
                        .map(it -> String.join("\u001f", it.parts()))
                        .toList()))
                .update();
        jdbc.sql("delete from unify.block where lead = any(?)")
                .param(longs(leads))
                .update();
        List<Long> keys = new ArrayList<>();
        List<Long> owners = new ArrayList<>();
        for (Profile profile : profiles) {
            for (String key : profile.keys()) {
                keys.add(digest(key));
                owners.add(profile.lead());
            }
        }
        if (!keys.isEmpty()) {
            jdbc.sql("insert into unify.block (key, lead) select * from unnest(?, ?) on conflict do nothing")
                    .param(longs(keys))
                    .param(longs(owners))
                    .update();
        }
        toDo(leads);
    }

    void toDo(Collection<Long> leads) {
        jdbc.sql("insert into unify.todo (lead) select * from unnest(?) order by 1 on conflict do nothing")
                .param(longs(leads))
                .update();
    }

    void forget(Collection<Long> leads) {
        for (String table : List.of("profile", "block", "todo")) {
            jdbc.sql("delete from unify." + table + " where lead = any(?)")
                    .param(longs(leads))
                    .update();
        }
    }

    /** Takes some of those to be compared; nobody else gets them unless this transaction fails. */
    List<Long> take(int limit) {
        return jdbc.sql("""
                        delete from unify.todo where lead in (
                            select lead from unify.todo order by lead limit ? for update skip locked)
                        returning lead
                        """).param(limit).query(Long.class).list();
    }

    /** Pairs that share a block with one of these; the first of each is one of these. */
    List<long[]> candidates(Collection<Long> leads) {
        return jdbc.sql("""
                        select distinct mine.lead as one, theirs.lead as other
                        from unify.block mine
                        cross join lateral (
                            select lead from (select lead, count(*) over () as n
                                from (select lead from unify.block where key = mine.key limit :most + 1) b) c
                            where n <= :most) theirs
                        where mine.lead = any(:leads) and theirs.lead <> mine.lead
                        """)
                .param("most", MOST)
                .param("leads", longs(leads))
                .query((row, n) -> new long[] {row.getLong("one"), row.getLong("other")})
                .list();
    }

    Map<Long, List<String>> parts(Collection<Long> leads) {
        Map<Long, List<String>> found = new HashMap<>();
        jdbc.sql("select lead, parts from unify.profile where lead = any(?)")
                .param(longs(leads))
                .query(row -> {
                    found.put(row.getLong("lead"), parts(row));
                });
        return found;
    }

    /** Leads with a profile, in the order of their numbers. */
    List<Long> after(long lead, int limit) {
        return jdbc.sql("select lead from unify.profile where lead > ? order by lead limit ?")
                .params(lead, limit)
                .query(Long.class)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from unify.profile").query(Long.class).single();
    }

    boolean anyToDo() {
        return jdbc.sql("select exists (select 1 from unify.todo)")
                .query(Boolean.class)
                .single();
    }

    private static List<String> parts(ResultSet row) throws SQLException {
        return Profile.list((Object[]) row.getArray("parts").getArray());
    }

    private static long digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static SqlArrayValue longs(Collection<Long> values) {
        return new SqlArrayValue("int8", values.toArray());
    }

    static SqlArrayValue texts(Collection<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }
}
