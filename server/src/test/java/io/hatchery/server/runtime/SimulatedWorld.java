package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.user;

import io.hatchery.server.TestClock;
import io.hatchery.server.delivery.LedgeredSends;
import io.hatchery.server.platform.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
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
    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, Integer> taken = new TreeMap<>();
    final Set<String> poison = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Random random;
    private final Mutant mutant;
    private final RandomRules rules;
    private final Turns turns;
    private final List<Seat> seats = new ArrayList<>();
    private final List<String> story = Collections.synchronizedList(new ArrayList<>());
    private final int people;
    private boolean peaceful = true;
    private int version = 1;
    private Rederivation.@Nullable Progress rederiving;

    SimulatedWorld(SimulatedDatabase database, long seed, Mutant mutant) {
        this.database = database;
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L + 17);
        this.mutant = mutant;
        this.rules = new RandomRules(random);
        this.turns = new Turns(database::waits);
        this.people = 1 + random.nextInt(4);
        database.empty();
        for (int i = 0; i < 2 + random.nextInt(SimulatedDatabase.SERVERS - 1); i++) {
            seats.add(new Seat(i));
        }
        seats.getFirst().server.playbooks.publish(rules.version(1));
    }

    /** What a client sent, and whether it was told that it arrived. */
    static final class Message {
        final Arrival arrival;
        final int person;
        boolean acknowledged;

        Message(Arrival arrival, int person) {
            this.arrival = arrival;
            this.person = person;
        }

        @Override
        public String toString() {
            String who = arrival.who() instanceof Arrival.Who.Someone(List<Identifier> identifiers)
                    ? identifiers.stream().map(Identifier::value).collect(Collectors.joining("+"))
                    : "";
            return arrival.messageId() + " " + arrival.type() + " by " + who;
        }
    }

    /** A place for a server; a new one takes it when the old one has crashed. */
    private final class Seat implements Wire.Fates {
        final int number;
        Wire wire;
        SimulatedServer server;
        Turns.@Nullable Run run;
        @Nullable Runnable then;

        Seat(int number) {
            this.number = number;
            this.wire = new Wire(database.line(number), this);
            this.server = started();
        }

        SimulatedServer started() {
            return new SimulatedServer(wire, clock, mutant, this::provide, new Poisoned());
        }

        void restart() {
            wire = new Wire(database.line(number), this);
            server = started();
            note(number + " is new");
        }

        @Override
        public Wire.Fate next(boolean lasting) {
            if (peaceful) {
                return Wire.Fate.DONE;
            }
            stop();
            int dice = random.nextInt(lasting ? 120 : 500);
            Wire.Fate fate = switch (dice) {
                case 0 -> Wire.Fate.CRASH_BEFORE;
                case 1 -> Wire.Fate.CRASH_AFTER;
                case 2 -> Wire.Fate.LOST_BEFORE;
                case 3 -> Wire.Fate.LOST_AFTER;
                case 4, 5 -> Wire.Fate.BUSY;
                default -> Wire.Fate.DONE;
            };
            if (fate != Wire.Fate.DONE) {
                note(number + " " + fate + (lasting ? " at a commit" : ""));
            }
            return fate;
        }

        private void stop() {
            if (run != null) {
                run.stop();
            }
        }

        @Override
        public void released() {
            if (run != null) {
                run.hold();
            }
        }

        /** A provider that may crash the server before, during and after a call, and answers this or that. */
        private LedgeredSends.Answer provide(String effect) {
            int dice = peaceful ? 99 : afterAStop();
            if (dice == 0) {
                throw wire.crash();
            }
            LedgeredSends.Answer answer = switch (dice) {
                case 1 -> LedgeredSends.Answer.REFUSED_FOR_NOW;
                case 2 -> LedgeredSends.Answer.REFUSED;
                case 3 -> LedgeredSends.Answer.LOST;
                default -> LedgeredSends.Answer.TAKEN;
            };
            if (dice == 4 || dice > 2) {
                taken.merge(effect, 1, Integer::sum);
            }
            if (dice == 4 || dice == 5) {
                note(number + " crashes in a call for " + effect);
                throw wire.crash();
            }
            return answer;
        }

        private int afterAStop() {
            stop();
            return random.nextInt(20);
        }
    }

    /** Fails inside the transaction when it meets certain events. */
    private final class Poisoned implements ReadModel {
        @Override
        public void conclude(List<Change> batch) {
            if (batch.stream().flatMap(change -> change.inputs().stream()).anyMatch(one -> poison.contains(one.id()))) {
                throw new IllegalStateException("poisoned");
            }
        }
    }

    private void note(String line) {
        story.add(line);
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
            List<Seat> idle = seats.stream().filter(seat -> seat.run == null).toList();
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

    private void arrived(Seat seat) {
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
        } else if (thrown instanceof DataAccessException || thrown instanceof TransactionException || thrown instanceof Again) {
            note(seat.number + " could not: " + thrown.getClass().getSimpleName());
        } else {
            throw new AssertionError("A server met what it should not", thrown);
        }
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void begin(Seat seat, String what, Runnable work, @Nullable Runnable then) {
        note(seat.number + " " + what);
        seat.then = then;
        seat.run = turns.begin(database.backend(seat.number), run -> work.run());
    }

    private void wish(Seat seat) {
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

    private void send(Seat seat) {
        List<Message> batch = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            boolean again = !messages.isEmpty() && random.nextInt(3) == 0;
            batch.add(again ? pick(List.copyOf(messages.values())) : fresh());
        }
        if (random.nextInt(6) == 0) {
            batch.add(batch.getFirst());
        }
        List<Receipt> receipts = new ArrayList<>();
        begin(
                seat,
                "takes " + batch.stream().map(Message::toString).toList(),
                () -> receipts.addAll(seat.server.door.settle(
                        batch.stream().map(one -> Incoming.of(one.arrival)).toList())),
                () -> batch.forEach(one -> one.acknowledged = true));
    }

    private Message fresh() {
        int person = random.nextInt(people);
        String id = "m" + messages.size();
        Arrivals arrival = anArrival(id).of(RandomRules.TYPES.get(random.nextInt(RandomRules.TYPES.size())));
        switch (random.nextInt(5)) {
            case 0 -> arrival.by(cookie(person + "a"));
            case 1 -> arrival.by(cookie(person + "b"));
            case 2 -> arrival.by(user("u" + person), cookie(person + "a"));
            case 3 -> arrival.by(user("u" + person), cookie(person + "b")).trait("email", person + "@s" + person + ".cn");
            default -> arrival.by(user("u" + person));
        }
        Instant now = clock.now();
        arrival.at(now);
        if (random.nextInt(4) == 0) {
            arrival.occurredAt(now.minus(Duration.ofHours(random.nextInt(24 * 20))));
        }
        Message message = new Message(arrival.build(), person);
        messages.put(id, message);
        return message;
    }

    private void passTime() {
        Instant now = clock.now();
        Duration by = switch (random.nextInt(6)) {
            case 0 -> Duration.ofMinutes(6);
            case 1 -> Duration.ofHours(1 + random.nextInt(30));
            case 2, 3 -> Duration.ofDays(1 + random.nextInt(8));
            case 4 -> now.isBefore(TestClock.START.plus(MOST_AHEAD)) ? Duration.ofDays(20 + random.nextInt(70)) : Duration.ZERO;
            default -> now.isAfter(TestClock.START) ? Duration.ofHours(-1 - random.nextInt(24 * 30)) : Duration.ZERO;
        };
        clock.advance(by);
        note("clock " + by + " to " + clock.now());
    }

    private void publish(Seat seat) {
        var next = rules.version(++version);
        begin(
                seat,
                "publishes " + version,
                () -> seat.server.playbooks.publish(next),
                () -> rederiving = new Rederivation.Progress(next.version(), 0, 0, 0));
    }

    private void rederive(Seat seat) {
        Rederivation.Progress from = rederiving;
        if (from == null) {
            return;
        }
        List<JobKind.Turn<Rederivation.Progress>> turn = new ArrayList<>();
        begin(seat, "re-derives", () -> turn.add(seat.server.rederive(from)), () -> {
            if (rederiving == from) {
                rederiving = turn.getFirst() instanceof JobKind.Turn.More<Rederivation.Progress> more ? more.state() : null;
            }
        });
    }

    private void poisonOrHeal() {
        if (poison.isEmpty() || random.nextBoolean()) {
            poison.add(Incoming.of(fresh().arrival).input());
        } else {
            poison.clear();
        }
    }

    private static void replayAll(SimulatedServer server) {
        server.held.list(Long.MAX_VALUE, 200).forEach(held -> server.quarantine.replay(held.id()));
    }

    /** No more faults: clients send what was not acknowledged, operators replay, and the clock goes on until all is quiet. */
    private void comeToAnEnd() {
        poison.clear();
        seats.forEach(Seat::restart);
        SimulatedServer server = seats.getFirst().server;
        for (int person = 0; person < people; person++) {
            sendInPeace(server, introduction(person));
        }
        messages.values().stream().filter(one -> !one.acknowledged).forEach(one -> sendInPeace(server, one));
        replayAll(server);
        Rederivation.Progress progress = rederiving;
        while (progress != null) {
            progress = server.rederive(progress) instanceof JobKind.Turn.More<Rederivation.Progress> more ? more.state() : null;
        }
        passUntilQuiet(server);
    }

    /** Says that all of a person's cookies are one. */
    private Message introduction(int person) {
        Message message = new Message(
                anArrival("hello-" + person)
                        .by(user("u" + person), cookie(person + "a"), cookie(person + "b"))
                        .of("identify")
                        .at(clock.now())
                        .build(),
                person);
        messages.put("hello-" + person, message);
        return message;
    }

    private static void sendInPeace(SimulatedServer server, Message message) {
        server.door.settle(List.of(Incoming.of(message.arrival)));
        message.acknowledged = true;
    }

    private void passUntilQuiet(SimulatedServer server) {
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
