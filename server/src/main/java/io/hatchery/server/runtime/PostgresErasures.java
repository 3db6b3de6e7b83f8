package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.OwnSecrets;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erasure on PostgreSQL. Whoever takes an event of the person meanwhile waits for the lock and then finds nobody. */
@Component
class PostgresErasures implements Erasures {
    private static final String SECRET = "erasure-digests";

    /** The host's own rows; the lead itself goes last. */
    private static final List<PersonalData.Kept> OURS = List.of(
            PersonalData.Kept.of("runtime.event"),
            PersonalData.Kept.of("runtime.outbox"),
            new PersonalData.Kept("runtime.merge", "winner = any (?) or loser = any (?)"),
            PersonalData.Kept.of("runtime.identity"),
            PersonalData.Kept.of("runtime.lead", "id"));

    private final Transactions transactions;
    private final LeadRows leads;
    private final Identities identities;
    private final IdentityCache cache;
    private final ErasureRows rows;
    private final ObjectProvider<PersonalData> modules;
    private final JdbcTemplate jdbc;
    private final OwnSecrets secrets;
    private final Clock clock;
    private final Ids ids;

    PostgresErasures(
            Transactions transactions,
            LeadRows leads,
            Identities identities,
            IdentityCache cache,
            ErasureRows rows,
            ObjectProvider<PersonalData> modules,
            JdbcTemplate jdbc,
            OwnSecrets secrets,
            Clock clock,
            Ids ids) {
        this.transactions = transactions;
        this.leads = leads;
        this.identities = identities;
        this.cache = cache;
        this.rows = rows;
        this.modules = modules;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Optional<Erasure> erase(long lead, String by, String why) {
        return transactions.run(
                () -> leads.find(List.of(lead)).stream().findFirst().map(found -> recorded(found.self(), by, why)));
    }

    private Erasure recorded(long lead, String by, String why) {
        List<byte[]> digests = digests(known(lead));
        Erasure erasure = new Erasure(ids.next(), lead, clock.now(), by, why, remove(lead));
        rows.add(erasure, digests);
        return erasure;
    }

    private List<Identifier> known(long lead) {
        return identities.of(List.of(lead)).stream()
                .map(Identities.Owned::identifier)
                .toList();
    }

    private List<byte[]> digests(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(one -> secrets.mac(SECRET, one.kind().strength() + ":" + one.value()))
                .toList();
    }

    /** Removes a lead in the transaction at hand, and answers how many rows of which table went. */
    Map<String, Long> remove(long lead) {
        List<Long> family =
                Stream.concat(Stream.of(lead), leads.family(lead).stream()).toList();
        leads.lock(family);
        List<Identifier> known = known(lead);
        modules.forEach(module -> module.erasing(family, known));
        Map<String, Long> removed = new LinkedHashMap<>();
        everything().forEach(kept -> {
            long gone = jdbc.update("delete from " + kept.table() + " where " + kept.which(), family(kept, family));
            if (gone > 0) {
                removed.merge(kept.table(), gone, Long::sum);
            }
        });
        long held = removeFromQuarantine(known);
        if (held > 0) {
            removed.put("runtime.quarantine", held);
        }
        cache.forget(known);
        return removed;
    }

    private Stream<PersonalData.Kept> everything() {
        return Stream.concat(modules.stream().flatMap(module -> module.kept().stream()), OURS.stream());
    }

    private static Object[] family(PersonalData.Kept kept, List<Long> family) {
        long times = kept.which().chars().filter(c -> c == '?').count();
        return Stream.generate(() -> Sql.longs(family)).limit(times).toArray();
    }

    /** An event that could not be concluded belongs to nobody yet; it goes when it names the person. */
    private long removeFromQuarantine(List<Identifier> known) {
        List<byte[]> named = known.stream()
                .map(one -> ('"' + one.value() + '"').getBytes(StandardCharsets.UTF_8))
                .toList();
        return named.isEmpty()
                ? 0
                : jdbc.update(
                        "delete from runtime.quarantine q"
                                + " where exists (select 1 from unnest(?::bytea[]) n where position(n in q.arrival) > 0)",
                        Sql.bytes(named, bytes -> bytes));
    }

    @Override
    public List<Erasure> page(@Nullable Mark after, int limit) {
        return rows.page(after, limit);
    }

    @Override
    public List<Erasure> of(List<Identifier> identifiers) {
        return identifiers.isEmpty() ? List.of() : rows.of(digests(identifiers));
    }

    @Override
    @Transactional(readOnly = true)
    public void tell(long lead, BiConsumer<String, String> row) {
        List<Long> family = new ArrayList<>(List.of(lead));
        family.addAll(leads.family(lead));
        told(
                "runtime.identity",
                "select jsonb_build_object('kind', kind, 'value', value)",
                "lead = any (?)",
                family,
                row);
        told(
                "runtime.event",
                "select jsonb_build_object('type', type, 'occurredAt', occurred_at, 'receivedAt', received_at,"
                        + " 'source', source, 'told', convert_from(raw, 'UTF8')::jsonb)",
                "lead = any (?) and raw is not null",
                family,
                row);
        modules.forEach(module ->
                module.kept().forEach(kept -> told(kept.table(), "select to_jsonb(t)", kept.which(), family, row)));
    }

    private void told(String table, String select, String which, List<Long> family, BiConsumer<String, String> row) {
        String sql = select + "::text from " + table + " t where " + which;
        PersonalData.Kept kept = new PersonalData.Kept(table, which);
        jdbc.query(
                connection -> {
                    PreparedStatement reading = connection.prepareStatement(sql);
                    reading.setFetchSize(500);
                    for (int i = 1; i <= family(kept, family).length; i++) {
                        reading.setArray(i, connection.createArrayOf("int8", family.toArray()));
                    }
                    return reading;
                },
                result -> {
                    row.accept(table, result.getString(1));
                });
    }
}
