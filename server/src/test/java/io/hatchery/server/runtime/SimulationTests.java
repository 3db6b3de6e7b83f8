package io.hatchery.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * The host's own code in many small worlds, each made of one seed. {@code -Dhatchery.simulation.seeds=} says how many,
 * {@code -Dhatchery.simulation.seed=} lives one again.
 */
class SimulationTests {
    private static final int SEEDS = Integer.getInteger("hatchery.simulation.seeds", 2_000);
    private static final int SEEDS_FOR_A_MUTANT = 600;
    /** Worlds at a time, each on a database of its own. */
    private static final int AT_A_TIME = 2;
    /** They have much to say about faults. */
    private static final List<String> TALKERS = List.of("io.hatchery.server.runtime", "org.springframework");

    private static final List<SimulatedDatabase> DATABASES = new ArrayList<>();

    @BeforeAll
    static void open() {
        for (int i = 1; i <= AT_A_TIME; i++) {
            DATABASES.add(new SimulatedDatabase("simulated_" + i));
        }
        TALKERS.forEach(name -> talking(name, Level.OFF));
    }

    @AfterAll
    static void close() {
        DATABASES.forEach(SimulatedDatabase::close);
        DATABASES.clear();
        TALKERS.forEach(name -> talking(name, null));
    }

    private static void talking(String name, @Nullable Level level) {
        ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
    }

    /** A seed and what is wrong with its world. */
    private record Wrong(long seed, String what) {}

    private static Optional<Wrong> live(SimulatedDatabase database, long seed, Mutant mutant) {
        SimulatedWorld world = new SimulatedWorld(database, seed, mutant);
        try {
            world.live();
            new SimulatedTruth(world).holds();
            return Optional.empty();
        } catch (AssertionError e) {
            database.renew();
            String why = e.getCause() == null ? "" : " (" + e.getCause() + ")";
            return Optional.of(new Wrong(
                    seed,
                    "Seed %d: %s%s%nLive it again with -Dhatchery.simulation.seed=%d%n%s"
                            .formatted(seed, e.getMessage(), why, seed, world.story())));
        }
    }

    /** The first wrong world found, with several lived at a time. */
    private static Optional<Wrong> search(long from, long to, Mutant mutant) {
        AtomicLong next = new AtomicLong(from);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Optional<Wrong>>> searches = DATABASES.stream()
                    .map(database -> threads.submit(() -> search(database, next, to, mutant)))
                    .toList();
            Optional<Wrong> found = Optional.empty();
            for (Future<Optional<Wrong>> search : searches) {
                Optional<Wrong> one = search.get();
                found = found.isEmpty() ? one : found;
            }
            return found;
        } catch (Exception e) {
            throw new IllegalStateException("A world could not be lived to its end", e);
        }
    }

    private static Optional<Wrong> search(SimulatedDatabase database, AtomicLong next, long to, Mutant mutant) {
        for (long seed = next.getAndIncrement(); seed < to; seed = next.getAndIncrement()) {
            Optional<Wrong> wrong = live(database, seed, mutant);
            if (wrong.isPresent()) {
                next.set(to);
                return wrong;
            }
        }
        return Optional.empty();
    }

    @Test
    void nothingIsLostSentTwiceOrStuckWhateverHappens() {
        Long only = Long.getLong("hatchery.simulation.seed");
        long start = System.nanoTime();
        Optional<Wrong> wrong = only == null ? search(0, SEEDS, Mutant.NONE) : search(only, only + 1, Mutant.NONE);
        System.out.printf(
                "Simulated %d seeds in %d s%n",
                only == null ? SEEDS : 1,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        assertThat(wrong)
                .withFailMessage(() -> wrong.map(Wrong::what).orElse(""))
                .isEmpty();
    }

    @Test
    void theSameSeedIsTheSameStory() {
        for (long seed = 0; seed < 5; seed++) {
            List<String> stories = new ArrayList<>();
            for (SimulatedDatabase database : DATABASES) {
                SimulatedWorld world = new SimulatedWorld(database, seed, Mutant.NONE);
                world.live();
                stories.add(world.story());
            }
            assertThat(stories.getFirst()).isEqualTo(stories.getLast()).contains("takes", "-- peace");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aMistakeIsFound(Mutant mutant) {
        Optional<Wrong> wrong = search(0, SEEDS_FOR_A_MUTANT, mutant);
        assertThat(wrong).as("a seed that shows %s", mutant).isPresent();
        long seed = wrong.orElseThrow().seed();
        System.out.printf(
                "%s is found by seed %d: %s%n",
                mutant, seed, wrong.get().what().lines().findFirst().orElse(""));
        assertThat(live(DATABASES.getFirst(), seed, Mutant.NONE))
                .as("the same seed without the mistake")
                .isEmpty();
    }
}
