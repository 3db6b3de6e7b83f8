package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.user;
import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.TestClock;
import io.hatchery.server.delivery.LedgeredSends;
import io.hatchery.server.platform.JobKind.Turn;
import io.hatchery.server.runtime.Rederivation.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A re-derivation on real PostgreSQL whose server dies in the middle of it, while events keep coming. */
class RederivationKillTests {
    private static final int LEADS = 700;
    private static final int KILLS = 2;

    @SuppressWarnings("NullAway.Init")
    private static SimulatedDatabase database;

    private final TestClock clock = new TestClock();
    private final Deadly fates = new Deadly();
    private Wire wire = new Wire(database.line(0), fates);
    private SimulatedServer server = started();

    @BeforeAll
    static void open() {
        database = new SimulatedDatabase("rederived");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Kills the server before its n-th statement. */
    private static final class Deadly implements Wire.Fates {
        int left;

        @Override
        public Wire.Fate next(boolean lasting) {
            return left > 0 && --left == 0 ? Wire.Fate.CRASH_BEFORE : Wire.Fate.DONE;
        }

        @Override
        public void released() {}
    }

    private SimulatedServer started() {
        return new SimulatedServer(wire, clock, Mutant.NONE, effect -> LedgeredSends.Answer.TAKEN, batch -> {});
    }

    private static Playbook before() {
        return aPlaybook().tag("visitor", often("page", 1)).build().withVersion(1);
    }

    private static Playbook after() {
        return aPlaybook()
                .tag("visitor", often("page", 1))
                .tag("loader", often("download", 2))
                .points("download", 7, "download", Duration.ofDays(10))
                .segment("fans", often("download", 3))
                .segment("loud", new Condition.All(List.of(often("call", 1), new Condition.HasTag("loader"))))
                .stage("Lead", new Condition.InSegment("fans"), "Traffic")
                .build();
    }

    private static Condition often(String type, int times) {
        return new Condition.Happened(Pattern.of(type), Times.AT_LEAST, times, new Window.Ever());
    }

    private static List<Arrival> events(int part) {
        Random random = new Random(part);
        List<Arrival> events = new ArrayList<>();
        for (int i = 0; i < LEADS * 3; i++) {
            String type = List.of("page", "download", "call").get(random.nextInt(3));
            events.add(anArrival(part + "-" + i)
                    .by(user("u" + random.nextInt(LEADS)))
                    .of(type)
                    .build());
        }
        return events;
    }

    private void take(List<Arrival> events) {
        server.door.settle(events.stream().map(Incoming::of).toList());
    }

    /** What the rules conclude of everybody. */
    private static Map<String, String> conclusions() {
        LeadRows leads = new LeadRows(database.jdbc);
        Codec codec = new Codec();
        TreeMap<String, String> all = new TreeMap<>();
        database.jdbc.query("select value, lead from runtime.identity", row -> {
            LeadState state = codec.state(
                    leads.read(List.of(row.getLong("lead"))).getFirst().state());
            List<Object> known = new ArrayList<>();
            List.of("page", "download", "call")
                    .forEach(type -> known.add(state.summaries().of(type)));
            known.add(new TreeMap<>(state.tags().byId()));
            known.add(new TreeMap<>(state.segments().since()));
            known.add(new TreeMap<>(state.scores().byRule()));
            known.add(state.stage().stage());
            all.put(row.getString("value"), known.toString());
        });
        return all;
    }

    @Test
    void killedAgainAndAgainWhileEventsComeItEndsAsIfTheRulesHadAlwaysBeenThere() {
        database.empty();
        server.playbooks.publish(before());
        take(events(1));
        server.playbooks.publish(after().withVersion(2));
        List<Arrival> live = events(2);
        List<Long> done = new ArrayList<>();
        Progress progress = new Progress(2, 0, 0, 0);
        for (int turn = 0; ; turn++) {
            take(live.subList(turn * 60, turn * 60 + 60));
            if (turn % 2 == 1 && turn < 2 * KILLS) {
                kill(progress, turn * 4);
            }
            if (!(server.rederive(progress) instanceof Turn.More<Progress> more)) {
                take(live.subList(turn * 60 + 60, live.size()));
                break;
            }
            progress = more.state();
            done.add(more.done());
        }
        assertThat(done).as("progress").isSorted().hasSizeGreaterThan(3);
        Map<String, String> derived = conclusions();

        database.empty();
        server = started();
        server.playbooks.publish(after().withVersion(1));
        take(events(1));
        take(live);
        assertThat(derived).hasSizeGreaterThan(LEADS * 9 / 10).isEqualTo(conclusions());
    }

    private void kill(Progress progress, int statement) {
        fates.left = statement;
        assertThatThrownBy(() -> server.rederive(progress)).isInstanceOf(Wire.Crashed.class);
        wire = new Wire(database.line(0), fates);
        server = started();
    }

    @Test
    void aLeadThatIsBeingBornWhenTheRulesChangeIsNotOverlooked() throws Exception {
        database.empty();
        server.playbooks.publish(before());
        try (var connection = wire.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock_shared(" + LeadRows.BIRTHS + ")");
            statement.execute(
                    "insert into runtime.lead (id, seq, playbook, state, known) values (77, 0, 1, '', false)");
            SimulatedServer other = new SimulatedServer(
                    new Wire(database.line(1), new Deadly()),
                    clock,
                    Mutant.NONE,
                    effect -> LedgeredSends.Answer.TAKEN,
                    batch -> {});
            other.playbooks.publish(after().withVersion(2));
            List<Turn<Progress>> turns = new ArrayList<>();
            Thread rederiving = Thread.ofVirtual().start(() -> turns.add(other.rederive(new Progress(2, 0, 0, 0))));
            while (rederiving.isAlive() && !database.waits(database.backend(1))) {
                Thread.onSpinWait();
            }
            connection.commit();
            rederiving.join();
            assertThat(turns.getFirst() instanceof Turn.More<Progress> more ? more.state() : null)
                    .isEqualTo(new Progress(2, 0, 0, 1));
        }
    }
}
