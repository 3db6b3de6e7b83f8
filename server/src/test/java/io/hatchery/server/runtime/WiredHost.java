package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.user;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.TestClock;
import io.hatchery.server.delivery.LedgeredSends;
import io.hatchery.server.playbook.PlaybooksOn;
import io.hatchery.testkit.FaultyHost;
import io.hatchery.testkit.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server's host on a {@link Wire}, as the suite of faults wants to handle it. */
final class WiredHost implements FaultyHost, Wire.Fates {
    private final SimulatedDatabase database;
    private final TestClock clock;
    private final int seat;
    private final List<String> taken;
    private final AtomicInteger left = new AtomicInteger();
    private final Set<String> poisoned = Collections.synchronizedSet(new HashSet<>());
    private final Map<String, Playbook> toPublish = new HashMap<>();
    private @Nullable Moment stopsInCall;
    private Wire wire;
    private SimulatedServer server;

    WiredHost(SimulatedDatabase database) {
        this(database, new TestClock(), 0, Collections.synchronizedList(new ArrayList<>()));
        database.empty();
    }

    private WiredHost(SimulatedDatabase database, TestClock clock, int seat, List<String> taken) {
        this.database = database;
        this.clock = clock;
        this.seat = seat;
        this.taken = taken;
        this.wire = new Wire(database.line(seat), this);
        this.server = started();
    }

    private SimulatedServer started() {
        return new SimulatedServer(wire, clock, Mutant.NONE, this::give, this::met);
    }

    @Override
    public Wire.Fate next(boolean lasting) {
        return left.get() > 0 && left.decrementAndGet() == 0 ? Wire.Fate.CRASH_BEFORE : Wire.Fate.DONE;
    }

    @Override
    public void released() {}

    private LedgeredSends.Answer give(String effect) {
        stopIn(Moment.BEFORE);
        taken.add(content(effect));
        stopIn(Moment.DURING);
        stopIn(Moment.AFTER);
        return LedgeredSends.Answer.TAKEN;
    }

    private void stopIn(Moment moment) {
        if (stopsInCall == moment) {
            throw wire.crash();
        }
    }

    private String content(String effect) {
        return String.valueOf(database.jdbc.queryForObject(
                "select content from delivery.message where effect = ?", String.class, effect));
    }

    private void met(List<ReadModel.Change> batch) {
        batch.stream().flatMap(change -> change.inputs().stream()).forEach(one -> {
            Playbook published = toPublish.remove(one.id());
            if (published != null) {
                publish(published);
            }
            if (poisoned.contains(one.id())) {
                throw new IllegalStateException("poisoned");
            }
        });
    }

    private static void orStopped(Runnable work) {
        try {
            work.run();
        } catch (Wire.Crashed e) {
            throw new Stopped();
        }
    }

    /** From outside, as another server would. */
    @Override
    public void publish(Playbook playbook) {
        Integer before =
                database.jdbc.queryForObject("select coalesce(max(version), 0) from playbook.version", Integer.class);
        new PlaybooksOn(JdbcClient.create(database.jdbc), clock)
                .publish(playbook.withVersion(1 + (before == null ? 0 : before)));
    }

    private Arrival arrival(String id, String who, Told told) {
        Instant received = told.occurredAt().isAfter(clock.now()) ? told.occurredAt() : clock.now();
        return new Arrival(
                "test",
                id,
                new Arrival.Who.Someone(List.of(user(who))),
                told.type(),
                told.occurredAt(),
                received,
                told.traits(),
                told.properties(),
                Context.NONE,
                false,
                "{}");
    }

    private String input(String id) {
        return Incoming.of(arrival(id, "any", new Told("any", id, "any", clock.now(), Map.of(), Map.of())))
                .input();
    }

    @Override
    public void take(List<Told> events) {
        orStopped(() -> {
            server.door.settle(events.stream()
                    .map(told -> Incoming.of(arrival(told.id(), told.who(), told)))
                    .toList());
            server.outbox.drain();
        });
    }

    @Override
    public void advanceTo(Instant moment) {
        clock.set(moment);
        orStopped(() -> {
            server.waker.tick();
            server.outbox.drain();
        });
    }

    @Override
    public void recover() {
        advanceTo(clock.now().plus(Duration.ofMinutes(6)));
    }

    @Override
    public void stopBefore(int step) {
        left.set(step);
    }

    @Override
    public void stopInCall(Moment moment) {
        stopsInCall = moment;
    }

    @Override
    public void restart() {
        left.set(0);
        stopsInCall = null;
        if (!wire.isDead()) {
            wire.crash();
        }
        wire = new Wire(database.line(seat), this);
        server = started();
    }

    @Override
    public void publishDuring(String id, Playbook playbook) {
        toPublish.put(input(id), playbook);
    }

    @Override
    public Host another() {
        return new WiredHost(database, clock, seat + 1, taken);
    }

    private PostgresStates states() {
        return new PostgresStates(new LeadRows(database.jdbc), new Identities(database.jdbc), new Codec());
    }

    @Override
    public long lead(String who) {
        return states().find(user(who)).orElseThrow();
    }

    @Override
    public LeadState state(long lead) {
        return states().of(lead).orElseThrow();
    }

    @Override
    public List<Fact> facts(long lead) {
        return new EventLog(database.jdbc, new Codec())
                .of(List.of(lead)).stream()
                        .flatMap(numbered -> numbered.row().facts().stream())
                        .toList();
    }

    @Override
    public List<Effect> effects() {
        return database.jdbc.query(
                "select body from runtime.outbox where state = 'DONE' order by created_at, effect",
                (row, n) -> new Codec().effect(row.getBytes(1)));
    }

    @Override
    public List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public List<String> unknown() {
        return database.jdbc.queryForList("select content from delivery.message where state = 'UNKNOWN'", String.class);
    }

    @Override
    public void poison(String id) {
        poisoned.add(input(id));
    }

    @Override
    public void heal(String id) {
        poisoned.remove(input(id));
    }

    @Override
    public void replay() {
        server.held.list(Long.MAX_VALUE, 100).forEach(held -> server.quarantine.replay(held.id()));
        server.outbox.drain();
    }

    @Override
    public Set<String> setAside() {
        return server.held.list(Long.MAX_VALUE, 100).stream()
                .map(held -> held.arrival().messageId())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        if (!wire.isDead()) {
            wire.crash();
        }
    }
}
