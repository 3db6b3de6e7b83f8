package io.hatchery.server.wecom;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is a customer at WeCom, what is still to be asked of it or told it, and the tags both sides last agreed on. */
@Repository
class ErrandRows {
    /** Asked for again, an errand is done again. */
    private static final String AGAIN = """
            on conflict (corp, lead, kind, subject) do update
            set wanted = excluded.wanted, revision = e.revision + 1, attempts = 0, due_at = excluded.due_at
            """;

    private final JdbcClient jdbc;

    ErrandRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind {
        PROFILE,
        TAG
    }

    /**
     * Something to do.
     *
     * @param subject the customer's WeCom id, or WeCom's id of a tag
     * @param wanted of a tag: whether it is to be there
     */
    record Errand(String corp, long lead, Kind kind, String subject, boolean wanted, int revision, int attempts) {}

    /** A lead, and the id it has at a company at WeCom. */
    record Customer(String corpId, String external, long lead) {}

    /** A tag that was put on here, or taken off. */
    record Mark(Place place, String corpId, boolean wanted) {
        /** @param theirs WeCom's id of the tag */
        record Place(String corp, long lead, String theirs) {}
    }

    void know(List<Customer> customers) {
        jdbc.sql("""
                insert into wecom.customer as c (corp_id, external, lead)
                select distinct on (n.corp_id, n.external) * from unnest(?, ?, ?) as n (corp_id, external, lead)
                order by n.corp_id, n.external, n.lead desc
                on conflict (corp_id, external) do update set lead = excluded.lead where c.lead <> excluded.lead
                """)
                .params(
                        customers.stream().map(Customer::corpId).toArray(String[]::new),
                        customers.stream().map(Customer::external).toArray(String[]::new),
                        customers.stream().map(Customer::lead).toArray(Long[]::new))
                .update();
    }

    /** The ids a lead has at a company. */
    List<String> externals(String corpId, long lead) {
        return jdbc.sql("select external from wecom.customer where corp_id = ? and lead = ? order by external")
                .params(corpId, lead)
                .query(String.class)
                .list();
    }

    /** Notes it of those who are customers. */
    void mark(List<Mark> marks, Instant now) {
        if (marks.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into wecom.errand as e (corp, lead, kind, subject, wanted, due_at)
                select n.corp, n.lead, 'TAG', n.theirs, n.wanted, ?::timestamptz
                from unnest(?, ?, ?, ?, ?) as n (corp, corp_id, lead, theirs, wanted)
                where exists (select 1 from wecom.customer c where c.lead = n.lead and c.corp_id = n.corp_id)
                order by n.corp, n.lead, n.theirs
                """ + AGAIN)
                .params(
                        now.toString(),
                        marks.stream().map(one -> one.place().corp()).toArray(String[]::new),
                        marks.stream().map(Mark::corpId).toArray(String[]::new),
                        marks.stream().map(one -> one.place().lead()).toArray(Long[]::new),
                        marks.stream().map(one -> one.place().theirs()).toArray(String[]::new),
                        marks.stream().map(Mark::wanted).toArray(Boolean[]::new))
                .update();
    }

    /** Notes an errand of one lead. */
    void ask(String corp, long lead, Kind kind, String subject, boolean wanted, Instant now) {
        jdbc.sql("""
                insert into wecom.errand as e (corp, lead, kind, subject, wanted, due_at) values (?, ?, ?, ?, ?, ?::timestamptz)
                """ + AGAIN)
                .params(corp, lead, kind.name(), subject, wanted, now.toString())
                .update();
    }

    /** What is due, kept from others for as long as the lease runs. */
    List<Errand> claim(Instant now, Duration lease, int limit) {
        return jdbc.sql("""
                        update wecom.errand e set due_at = ?::timestamptz, attempts = e.attempts + 1
                        from (select corp, lead, kind, subject from wecom.errand where due_at <= ?::timestamptz
                              order by due_at limit ? for update skip locked) d
                        where (e.corp, e.lead, e.kind, e.subject) = (d.corp, d.lead, d.kind, d.subject)
                        returning e.*
                        """)
                .params(now.plus(lease).toString(), now.toString(), limit)
                .query((row, n) -> new Errand(
                        row.getString("corp"),
                        row.getLong("lead"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getBoolean("wanted"),
                        row.getInt("revision"),
                        row.getInt("attempts")))
                .list();
    }

    /** Unless it was asked for again meanwhile. */
    void done(Errand errand) {
        jdbc.sql("delete from wecom.errand where corp = ? and lead = ? and kind = ? and subject = ? and revision = ?")
                .params(errand.corp(), errand.lead(), errand.kind().name(), errand.subject(), errand.revision())
                .update();
    }

    void later(Errand errand, Instant at) {
        jdbc.sql(
                        "update wecom.errand set due_at = ?::timestamptz where corp = ? and lead = ? and kind = ? and subject = ? and revision = ?")
                .params(
                        at.toString(),
                        errand.corp(),
                        errand.lead(),
                        errand.kind().name(),
                        errand.subject(),
                        errand.revision())
                .update();
    }

    /** By our names. */
    Set<String> agreed(String corpId, String external) {
        return new HashSet<>(jdbc.sql("select tag from wecom.agreed where corp_id = ? and external = ?")
                .params(corpId, external)
                .query(String.class)
                .list());
    }

    void agree(String corpId, String external, Collection<String> tags) {
        jdbc.sql("""
                insert into wecom.agreed (corp_id, external, tag) select ?, ?, t from unnest(?) t order by t on conflict do nothing
                """).params(corpId, external, tags.toArray(String[]::new)).update();
    }

    void agreeNot(String corpId, String external, Collection<String> tags) {
        jdbc.sql("delete from wecom.agreed where corp_id = ? and external = ? and tag = any (?)")
                .params(corpId, external, tags.toArray(String[]::new))
                .update();
    }
}
