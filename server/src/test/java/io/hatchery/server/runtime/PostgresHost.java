package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.user;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.TestClock;
import io.hatchery.server.platform.Seeds;
import io.hatchery.testkit.Host;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The server's host, as the conformance suite wants to handle it. */
final class PostgresHost implements Host {
    private final ApplicationContext server;
    private final TestClock clock;

    PostgresHost(ApplicationContext server) {
        this.server = server;
        this.clock = server.getBean(TestClock.class);
    }

    @Override
    public void publish(Playbook p) {
        JdbcTemplate jdbc = server.getBean(JdbcTemplate.class);
        Integer before = jdbc.queryForObject("select max(version) from playbook.version", Integer.class);
        int version = 1 + (before == null ? 0 : before);
        Playbook numbered = p.withVersion(version);
        jdbc.update(
                "insert into playbook.version (version, playbook, note, published_at, published_by) values (?, ?, '', now(), 'test')",
                version,
                EngineJson.write(numbered));
    }

    private Arrival arrival(Told told) {
        Instant received = told.occurredAt().isAfter(clock.now()) ? told.occurredAt() : clock.now();
        return new Arrival(
                "test",
                told.id(),
                new Arrival.Who.Someone(List.of(user(told.who()))),
                told.type(),
                told.occurredAt(),
                received,
                told.traits(),
                told.properties(),
                Context.NONE,
                false,
                "{}");
    }

    @Override
    public void take(List<Told> events) {
        server.getBean(Events.class).accept(events.stream().map(this::arrival).toList());
        server.getBean(Outbox.class).drain();
    }

    @Override
    public void advanceTo(Instant moment) {
        clock.set(moment);
        server.getBean(Waker.class).tick();
        server.getBean(Outbox.class).drain();
    }

    @Override
    public long lead(String who) {
        return server.getBean(States.class).find(user(who)).orElseThrow();
    }

    @Override
    public LeadState state(long lead) {
        return server.getBean(States.class).of(lead).orElseThrow();
    }

    @Override
    public List<Fact> facts(long lead) {
        return server.getBean(EventLog.class).of(List.of(lead)).stream()
                .flatMap(numbered -> numbered.row().facts().stream())
                .toList();
    }

    @Override
    public List<Effect> effects() {
        return List.copyOf(server.getBean(PostgresHostTests.Hands.class).handed);
    }

    @Override
    public void poison(String id) {
        Told any = new Told("any", id, "any", clock.now(), java.util.Map.of(), java.util.Map.of());
        server.getBean(PostgresHostTests.Poison.class)
                .inputs
                .add(Incoming.of(arrival(any)).input());
    }

    @Override
    public void heal(String id) {
        Told any = new Told("any", id, "any", clock.now(), java.util.Map.of(), java.util.Map.of());
        server.getBean(PostgresHostTests.Poison.class)
                .inputs
                .remove(Incoming.of(arrival(any)).input());
    }

    @Override
    public void replay() {
        server.getBean(QuarantineRows.class)
                .list(Long.MAX_VALUE, 100)
                .forEach(held -> server.getBean(QuarantineController.class).replay(held.id()));
        server.getBean(Outbox.class).drain();
    }

    @Override
    public Set<String> setAside() {
        return server.getBean(QuarantineRows.class).list(Long.MAX_VALUE, 100).stream()
                .map(held -> held.arrival().messageId())
                .collect(Collectors.toSet());
    }

    /** All that is kept in memory goes; a true kill is {@link KillTests}. */
    @Override
    public void restart() {
        GroupCommit door = server.getBean(GroupCommit.class);
        door.stop();
        server.getBean(Seeds.class).plantAll();
        door.start();
    }

    @Override
    public void close() {
        server.getBean(PostgresHostTests.Poison.class).inputs.clear();
    }
}
