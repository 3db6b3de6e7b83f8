package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.OwnSecrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
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
            new PersonalData.Kept("runtime.merge", "winner = any (:leads) or loser = any (:leads)"),
            PersonalData.Kept.of("runtime.identity"),
            PersonalData.Kept.of("runtime.lead", "id"));

    /** An event that could not be concluded belongs to nobody yet. */
    private static final PersonalData.Naming QUARANTINE =
            new PersonalData.Naming("runtime.quarantine", "true", "arrival");

    /** By what nobody else goes; a number in another system may be as short as 1. */
    private static final Set<Identifier.Kind> UNMISTAKABLE = EnumSet.of(
            Identifier.Kind.EMAIL,
            Identifier.Kind.PHONE,
            Identifier.Kind.WECHAT_UNIONID,
            Identifier.Kind.WECHAT_OPENID,
            Identifier.Kind.WECOM_ID);

    private static final int AT_A_TIME = 500;

    private final Transactions transactions;
    private final LeadRows leads;
    private final Identities identities;
    private final IdentityCache cache;
    private final ErasureRows rows;
    private final ObjectProvider<PersonalData> modules;
    private final JdbcClient jdbc;
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
            JdbcClient jdbc,
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
        List<Identifier> known = identities.known(lead);
        Map<String, Long> removed = remove(lead);
        removeWhereNamed(known).forEach((table, rows) -> removed.merge(table, rows, Long::sum));
        Erasure erasure = new Erasure(ids.next(), lead, clock.now(), by, why, removed);
        rows.add(erasure, digests(known));
        return erasure;
    }

    private List<byte[]> digests(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(one -> secrets.mac(SECRET, one.kind().strength() + ":" + one.value()))
                .toList();
    }

    /**
     * Removes a lead in the transaction at hand, and answers how many rows of which table went.
     *
     * @throws Again when it was merged into another meanwhile
     */
    Map<String, Long> remove(long lead) {
        if (leads.lock(List.of(lead)).stream().anyMatch(row -> row.joinedInto() != null)) {
            throw new Again("a lead was joined into another meanwhile");
        }
        List<Long> family = family(lead);
        List<Identifier> known = identities.known(lead);
        modules.forEach(module -> module.erasing(family));
        Map<String, Long> removed = new LinkedHashMap<>();
        Stream.concat(modules.stream().flatMap(module -> module.kept().stream()), OURS.stream())
                .forEach(kept -> count(
                        removed,
                        kept.table(),
                        jdbc.sql("delete from " + kept.table() + " where " + kept.which())
                                .param("leads", Sql.longs(family))
                                .update()));
        cache.forget(known);
        return removed;
    }

    private List<Long> family(long lead) {
        return Stream.concat(Stream.of(lead), leads.family(lead).stream()).toList();
    }

    private static void count(Map<String, Long> removed, String table, long rows) {
        if (rows > 0) {
            removed.merge(table, rows, Long::sum);
        }
    }

    private Map<String, Long> removeWhereNamed(List<Identifier> known) {
        List<byte[]> names = known.stream()
                .filter(one -> UNMISTAKABLE.contains(one.kind()))
                .map(one -> ('"' + one.value() + '"').getBytes(StandardCharsets.UTF_8))
                .toList();
        Map<String, Long> removed = new LinkedHashMap<>();
        Stream.concat(modules.stream().flatMap(module -> module.naming().stream()), Stream.of(QUARANTINE))
                .forEach(naming -> count(
                        removed,
                        naming.table(),
                        jdbc.sql("delete from " + naming.table() + " where " + naming.which()
                                        + " and exists (select 1 from unnest(:names::bytea[]) as n where position(n in "
                                        + naming.bytes() + ") > 0)")
                                .param("names", Sql.bytes(names, bytes -> bytes))
                                .update()));
        return removed;
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
        List<Long> family = family(lead);
        told(PersonalData.Kept.of("runtime.identity"), "jsonb_build_object('kind', kind, 'value', value)", family, row);
        told(
                new PersonalData.Kept("runtime.event", "lead = any (:leads) and raw is not null"),
                "jsonb_build_object('type', type, 'occurredAt', occurred_at, 'receivedAt', received_at,"
                        + " 'source', source, 'told', convert_from(raw, 'UTF8'))",
                family,
                row);
        modules.forEach(module -> module.kept().forEach(kept -> told(kept, "to_jsonb(t)", family, row)));
    }

    private void told(PersonalData.Kept kept, String what, List<Long> family, BiConsumer<String, String> row) {
        jdbc.sql("select (" + what + ")::text from " + kept.table() + " t where " + kept.which())
                .param("leads", Sql.longs(family))
                .withFetchSize(AT_A_TIME)
                .query((ResultSet result) -> row.accept(kept.table(), result.getString(1)));
    }
}
