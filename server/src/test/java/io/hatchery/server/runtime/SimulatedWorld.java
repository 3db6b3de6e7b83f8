package io.hatchery.server.runtime;

import io.hatchery.server.TestClock;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;

/**
 * A small world that lives by one seed: a few people, a few servers on one database, a provider, a clock, and everything that may go
 * wrong. First it is lived, with faults; then everything is given the chance to come to an end, without; then {@link SimulatedTruth}
 * is asked.
 */
final class SimulatedWorld {
    private static final Duration MOST_AHEAD = Duration.ofDays(240);
    private static final Duration EPILOGUE = Duration.ofDays(21);
    private static final int MOST_AWAKENINGS = 400;

    final SimulatedDatabase database;
    final TestClock clock = new TestClock();
    final SimulatedMessages messages;
    final Map<String, Integer> taken = new TreeMap<>();
    final Set<String> poison = Collections.synchronizedSet(new LinkedHashSet<>());
    final Random random;
    final Mutant mutant;
    private Instant furthest = TestClock.START;
    private final RandomRules rules;
    private final Turns turns;
    private final List<SimulatedSeat> seats = new ArrayList<>();
    private final List<String> story = Collections.synchronizedList(new ArrayList<>());
    private boolean peaceful = true;
    private int version = 1;
    private Rederivation.@Nullable Progress rederiving;

    SimulatedWorld(SimulatedDatabase database, long seed, Mutant mutant) {
        this.database = database;
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L + 17);
        this.mutant = mutant;
        this.rules = new RandomRules(random);
        this.turns = new Turns(database::waits);
        this.messages = new SimulatedMessages(random, clock, 1 + random.nextInt(4));
        database.empty();
        for (int i = 0; i < 2 + random.nextInt(SimulatedDatabase.SERVERS - 1); i++) {
            seats.add(new SimulatedSeat(this, i));
        }
        seats.getFirst().server.playbooks.publish(rules.version(1));
    }

    void note(String line) {
        story.add(line);
    }

    /** Whether nothing goes wrong any more. */
    boolean isPeaceful() {
        return peaceful;
    }

    /** What happened, for whoever wants to know why. */
    String story() {
        List<String> leads = database.jdbc.queryForList("""
                select format('lead %s seq %s playbook %s known %s due %s joined into %s: %s; %s', id, seq, playbook, known,
                    due_at, joined_into, (select string_agg(value, ' ' order by value) from runtime.identity where lead = l.id),
                    (select string_agg(convert_from(raw, 'UTF8')::json ->> 'messageId', ' ' order by e.id)
                     from runtime.event e where lead = l.id and raw like '{"messageId%'::bytea))
                from runtime.lead l order by id
                """, String.class);
        return String.join("\n", story) + "\n" + String.join("\n", leads);
    }

    void live() {
        peaceful = false;
        int wishes = 10 + random.nextInt(20);
        while (wishes > 0 || seats.stream().anyMatch(seat -> seat.run != null)) {
            List<SimulatedSeat> idle =
                    seats.stream().filter(seat -> seat.run == null).toList();
            List<Turns.Run> movable = seats.stream()
                    .map(seat -> seat.run)
                    .flatMap(Stream::ofNullable)
                    .filter(turns::canMove)
                    .toList();
            if (wishes > 0 && !idle.isEmpty() && (movable.isEmpty() || random.nextInt(3) == 0)) {
                wish(pick(idle));
                wishes--;
            } else if (movable.isEmpty()) {
                turns.untie();
            } else {
                turns.let(pick(movable), random.nextInt(9));
            }
            seats.forEach(this::arrived);
        }
        note("-- peace");
        peaceful = true;
        comeToAnEnd();
    }

    private void arrived(SimulatedSeat seat) {
        Turns.Run run = seat.run;
        if (run == null || !run.ended()) {
            return;
        }
        seat.run = null;
        Throwable thrown = run.thrown();
        if (seat.wire.isDead()) {
            seat.restart();
        } else if (thrown == null) {
            if (seat.then != null) {
                seat.then.run();
            }
        } else if (thrown instanceof DataAccessException
                || thrown instanceof TransactionException
                || thrown instanceof Again) {
            note(seat.number + " could not: " + thrown.getClass().getSimpleName());
        } else {
            throw new AssertionError("A server met what it should not", thrown);
        }
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void begin(SimulatedSeat seat, String what, Runnable work, @Nullable Runnable then) {
        note(seat.number + " " + what);
        seat.then = then;
        seat.run = turns.begin(database.backend(seat.number), run -> work.run());
    }

    private void wish(SimulatedSeat seat) {
        SimulatedServer server = seat.server;
        int dice = random.nextInt(100);
        if (dice < 45) {
            send(seat);
        } else if (dice < 57) {
            begin(seat, "wakes", server.waker::tick, null);
        } else if (dice < 69) {
            begin(seat, "carries out", server.outbox::drain, null);
        } else if (dice < 81) {
            passTime();
        } else if (dice < 86) {
            publish(seat);
        } else if (dice < 91) {
            rederive(seat);
        } else if (dice < 94) {
            note(seat.number + " is killed at rest");
            seat.wire.crash();
            seat.restart();
        } else if (dice < 97) {
            poisonOrHeal();
        } else {
            begin(seat, "replays quarantine", () -> replayAll(server), null);
        }
    }

    private void send(SimulatedSeat seat) {
        List<SimulatedMessages.Message> batch = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            boolean again = !messages.all().isEmpty() && random.nextInt(3) == 0;
            batch.add(again ? pick(messages.all()) : messages.fresh());
        }
        if (random.nextInt(6) == 0) {
            batch.add(batch.getFirst());
        }
        List<Receipt> receipts = new ArrayList<>();
        begin(
                seat,
                "takes "
                        + batch.stream()
                                .map(SimulatedMessages.Message::toString)
                                .toList(),
                () -> receipts.addAll(seat.server.door.settle(
                        batch.stream().map(one -> Incoming.of(one.arrival)).toList())),
                () -> batch.forEach(one -> one.acknowledged = true));
    }

    private void passTime() {
        Instant now = clock.now();
        Duration by = switch (random.nextInt(6)) {
            case 0 -> Duration.ofMinutes(6);
            case 1 -> Duration.ofHours(1 + random.nextInt(30));
            case 2, 3 -> Duration.ofDays(1 + random.nextInt(8));
            case 4 ->
                now.isBefore(TestClock.START.plus(MOST_AHEAD))
                        ? Duration.ofDays(20 + random.nextInt(70))
                        : Duration.ZERO;
            default -> now.isAfter(TestClock.START) ? Duration.ofHours(-1 - random.nextInt(24 * 30)) : Duration.ZERO;
        };
        furthest = later(furthest, clock.now());
        clock.advance(by);
        note("clock " + by + " to " + clock.now());
    }

    private void publish(SimulatedSeat seat) {
        var next = rules.version(++version);
        begin(
                seat,
                "publishes " + version,
                () -> seat.server.playbooks.publish(next),
                () -> rederiving = new Rederivation.Progress(next.version(), 0, 0, 0));
    }

    private void rederive(SimulatedSeat seat) {
        Rederivation.Progress from = rederiving;
        if (from == null) {
            return;
        }
        List<JobKind.Turn<Rederivation.Progress>> turn = new ArrayList<>();
        begin(seat, "re-derives", () -> turn.add(seat.server.rederive(from)), () -> {
            if (from.equals(rederiving)) {
                rederiving =
                        turn.getFirst() instanceof JobKind.Turn.More<Rederivation.Progress> more ? more.state() : null;
            }
        });
    }

    private void poisonOrHeal() {
        if (poison.isEmpty() || random.nextBoolean()) {
            poison.add(Incoming.of(messages.fresh().arrival).input());
        } else {
            poison.clear();
        }
    }

    /** Another server's operator may have replayed it meanwhile: then it is not there any more, and says so. */
    private static void replay(SimulatedServer server, long held) {
        try {
            server.quarantine.replay(held);
        } catch (ProblemException gone) {
            if (gone.status() != HttpStatus.NOT_FOUND) {
                throw gone;
            }
        }
    }

    private static void replayAll(SimulatedServer server) {
        server.held.list(Long.MAX_VALUE, 200).forEach(held -> replay(server, held.id()));
    }

    /** No more faults: clients send what was not acknowledged, operators replay, and the clock goes on until all is quiet. */
    private void comeToAnEnd() {
        poison.clear();
        seats.forEach(SimulatedSeat::restart);
        SimulatedServer server = seats.getFirst().server;
        for (int person = 0; person < messages.people(); person++) {
            sendInPeace(server, messages.introduction(person));
        }
        messages.all().stream().filter(one -> !one.acknowledged).forEach(one -> sendInPeace(server, one));
        replayAll(server);
        Rederivation.Progress progress = rederiving;
        while (progress != null) {
            progress = server.rederive(progress) instanceof JobKind.Turn.More<Rederivation.Progress> more
                    ? more.state()
                    : null;
        }
        passUntilQuiet(server);
    }

    private static void sendInPeace(SimulatedServer server, SimulatedMessages.Message message) {
        server.door.settle(List.of(Incoming.of(message.arrival)));
        message.acknowledged = true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void passUntilQuiet(SimulatedServer server) {
        // a clock that was set back comes to its old time again some day, and with it to what was left for then
        clock.set(later(furthest, clock.now()));
        Instant end = clock.now().plus(EPILOGUE);
        for (int i = 0; i < MOST_AWAKENINGS; i++) {
            server.waker.tick();
            server.outbox.drain();
            Instant next = SimulatedTruth.nextDue(this);
            if (next == null || next.isAfter(end)) {
                return;
            }
            if (next.isAfter(clock.now())) {
                clock.set(next);
            }
        }
        throw new AssertionError("It does not become quiet");
    }
}
