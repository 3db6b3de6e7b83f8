package io.hatchery.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
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
    private static final List<String> TALKERS = List.of("io.hatchery.server.runtime", "org.springframework");

    @SuppressWarnings("NullAway.Init")
    private static SimulatedDatabase database;

    @BeforeAll
    static void open() {
        database = new SimulatedDatabase("simulated");
        TALKERS.forEach(name -> talking(name, Level.OFF));
    }

    @AfterAll
    static void close() {
        database.close();
        TALKERS.forEach(name -> talking(name, null));
    }

    private static void talking(String name, @Nullable Level level) {
        ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
    }

    /** What is wrong with the world of this seed. */
    private static Optional<Throwable> wrong(long seed, Mutant mutant) {
        SimulatedWorld world = new SimulatedWorld(database, seed, mutant);
        try {
            world.live();
            new SimulatedTruth(world).holds();
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(new AssertionError(
                    "Seed %d: %s%nLive it again with -Dhatchery.simulation.seed=%d%n%s"
                            .formatted(seed, e.getMessage(), seed, world.story()),
                    e));
        }
    }

    @Test
    void nothingIsLostSentTwiceOrStuckWhateverHappens() {
        Long only = Long.getLong("hatchery.simulation.seed");
        long start = System.nanoTime();
        long[] seeds = only == null ? LongStream.range(0, SEEDS).toArray() : new long[] {only};
        for (long seed : seeds) {
            Optional<Throwable> wrong = wrong(seed, Mutant.NONE);
            assertThat(wrong).withFailMessage(() -> wrong.map(Throwable::getMessage).orElse("")).isEmpty();
        }
        System.out.printf(
                "Simulated %d seeds in %d s%n",
                seeds.length, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aMistakeIsFound(Mutant mutant) {
        Optional<Long> seed = LongStream.range(0, SEEDS_FOR_A_MUTANT)
                .boxed()
                .filter(one -> wrong(one, mutant).isPresent())
                .findFirst();
        assertThat(seed).as("a seed that shows %s", mutant).isPresent();
        System.out.printf("%s is found by seed %d%n", mutant, seed.orElseThrow());
        assertThat(wrong(seed.orElseThrow(), Mutant.NONE)).as("the same seed without it").isEmpty();
    }
}
