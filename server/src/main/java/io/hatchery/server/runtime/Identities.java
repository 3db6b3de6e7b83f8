package io.hatchery.server.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which lead has which identifier. */
@Repository
class Identities {
    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::kind).thenComparing(Identifier::value);

    private final JdbcTemplate jdbc;

    Identities(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An identifier and the lead that has it. */
    record Owned(Identifier identifier, long lead, boolean known) {}

    /** Who has these; one index probe each. */
    List<Owned> find(Collection<Identifier> identifiers) {
        return jdbc.query(
                """
                select i.kind, i.value, i.lead, l.known
                from unnest(?::int4[], ?::text[]) as asked (kind, value)
                cross join lateral (
                    select * from runtime.identity where kind = asked.kind::smallint and value = asked.value offset 0) i
                join runtime.lead l on l.id = i.lead
                """,
                (row, n) -> new Owned(
                        new Identifier(Identifier.Kind.ofStrength(row.getInt("kind")), row.getString("value")),
                        row.getLong("lead"),
                        row.getBoolean("known")),
                Sql.ints(identifiers, one -> one.kind().strength()),
                Sql.texts(identifiers, Identifier::value));
    }

    /** Everything these leads are known by, strongest first. */
    List<Owned> of(Collection<Long> leads) {
        return jdbc.query(
                """
                select i.kind, i.value, i.lead, l.known
                from runtime.identity i join runtime.lead l on l.id = i.lead
                where i.lead = any (?) order by i.lead, i.kind, i.value
                """,
                (row, n) -> new Owned(
                        new Identifier(Identifier.Kind.ofStrength(row.getInt("kind")), row.getString("value")),
                        row.getLong("lead"),
                        row.getBoolean("known")),
                Sql.longs(leads));
    }

    /** Everything a lead is known by, strongest first. */
    List<Identifier> known(long lead) {
        return of(List.of(lead)).stream().map(Owned::identifier).toList();
    }

    /**
     * Gives leads these identifiers, in one order for everybody so that no two transactions wait for each other.
     *
     * @throws Again when another transaction gave one away in the meantime
     */
    void link(Map<Identifier, Long> links) {
        List<Identifier> sorted = links.keySet().stream().sorted(ORDER).toList();
        int linked = jdbc.update(
                """
                insert into runtime.identity (kind, value, lead)
                select kind, value, lead from unnest(?::int4[], ?::text[], ?::int8[]) as new (kind, value, lead)
                on conflict do nothing
                """,
                Sql.ints(sorted, one -> one.kind().strength()),
                Sql.texts(sorted, Identifier::value),
                Sql.longs(sorted, links::get));
        if (linked < sorted.size()) {
            throw new Again("an identifier was linked meanwhile");
        }
    }

    /** From now on, what pointed to the first points to the second. */
    void move(long from, long to) {
        jdbc.update("update runtime.identity set lead = ? where lead = ?", to, from);
    }

    /** These go back to the lead that had them, as far as the other still has them. */
    void giveBack(List<Identifier> identifiers, long from, long to) {
        jdbc.update(
                """
                update runtime.identity i set lead = ?
                from unnest(?::int4[], ?::text[]) as given (kind, value)
                where i.kind = given.kind::smallint and i.value = given.value and i.lead = ?
                """,
                to,
                Sql.ints(identifiers, one -> one.kind().strength()),
                Sql.texts(identifiers, Identifier::value),
                from);
    }

    /** A lead is not known by these. */
    void unlink(long lead, List<Identifier> identifiers) {
        jdbc.update(
                """
                delete from runtime.identity i using unnest(?::int4[], ?::text[]) as gone (kind, value)
                where i.kind = gone.kind::smallint and i.value = gone.value and i.lead = ?
                """,
                Sql.ints(identifiers, one -> one.kind().strength()),
                Sql.texts(identifiers, Identifier::value),
                lead);
    }

    Optional<Long> lead(Identifier identifier) {
        return find(List.of(identifier)).stream().map(Owned::lead).findFirst();
    }
}
