package io.hatchery.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.score.ScoreRule.Decay;
import io.hatchery.engine.score.ScoreRule.Model;
import io.hatchery.engine.score.Scores.Balance;
import io.hatchery.engine.score.Scores.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrossingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static Balance grants(Model model, Decay decay, List<Grant> grants) {
        double points = Grants.at(grants, decay, NOW);
        return new Balance(model.dimension(), points, NOW, null, model, decay, grants, null);
    }

    @SuppressWarnings("NullAway") // a balance without grants has no decay
    private static Balance steady(Model model, double points) {
        return new Balance(model.dimension(), points, NOW, null, model, null, List.of(), null);
    }

    @SuppressWarnings("NullAway") // a balance without grants has no decay
    private static Balance halving(Model model, double points, Duration halfLife) {
        return new Balance(model.dimension(), points, NOW, halfLife, model, null, List.of(), null);
    }

    private static ScoreSums sums(Map<String, Double> caps, Balance... balances) {
        Map<String, Balance> byRule = new HashMap<>();
        for (int i = 0; i < balances.length; i++) {
            byRule.put("r" + i, balances[i]);
        }
        return ScoreSums.of(new Scores(byRule, null, false, Map.of(), null, caps), NOW);
    }

    @Test
    void points_that_expire_cross_the_second_they_are_gone() {
        Decay.Expiry day = new Decay.Expiry(Duration.ofDays(1));
        Balance grants = grants(
                Model.ONLINE, day, List.of(new Grant(10, NOW.minusSeconds(7200)), new Grant(10, NOW.minusSeconds(60))));
        ScoreSums sums = sums(Map.of(), grants);
        assertThat(sums.value(Dimension.ENGAGEMENT)).isEqualTo(20);
        assertThat(sums.crossing(Dimension.ENGAGEMENT, 15, null)).isEqualTo(NOW.plusSeconds(86_400 - 7200));
        assertThat(sums.crossing(Dimension.ENGAGEMENT, 5, null)).isEqualTo(NOW.plusSeconds(86_400 - 60));
        assertThat(sums.crossing(Dimension.ENGAGEMENT, 25, null)).isNull();
    }

    @Test
    void points_that_fade_evenly_cross_where_the_line_does() {
        Balance grants = grants(
                Model.ONLINE,
                new Decay.Linear(Duration.ofSeconds(1000)),
                List.of(new Grant(100, NOW.minusSeconds(200))));
        ScoreSums sums = sums(Map.of(), grants);
        assertThat(sums.value(Dimension.ENGAGEMENT)).isEqualTo(80);
        Instant crossing = sums.crossing(Dimension.ENGAGEMENT, 50, null);
        assertThat(crossing).isBetween(NOW.plusSeconds(300), NOW.plusSeconds(301));
    }

    @Test
    void a_capped_model_gives_its_cap_until_its_own_sum_falls_below_it() {
        Balance fading = halving(Model.ONLINE, 80, Duration.ofDays(1));
        ScoreSums sums = sums(Map.of("ONLINE", 20.0), fading, steady(Model.EMAIL, 5));
        assertThat(sums.value(Dimension.ENGAGEMENT)).isEqualTo(25);
        assertThat(sums.crossing(Dimension.ENGAGEMENT, 25, null))
                .isBetween(
                        NOW.plus(Duration.ofDays(2)).minusSeconds(1),
                        NOW.plus(Duration.ofDays(2)).plusSeconds(1));
        assertThat(sums.crossing(Dimension.ENGAGEMENT, 26, null)).isNull();
    }

    @Test
    void fit_and_engagement_together_cross_where_their_sum_does() {
        ScoreSums sums = sums(Map.of(), steady(Model.PERSON, 30), halving(Model.ONLINE, 40, Duration.ofDays(1)));
        assertThat(sums.sumReaches(70)).isTrue();
        Instant crossing = sums.sumCrossing(50, null);
        assertThat(crossing)
                .isBetween(
                        NOW.plus(Duration.ofDays(1)).minusSeconds(1),
                        NOW.plus(Duration.ofDays(1)).plusSeconds(1));
        assertThat(sums.sumCrossing(30, null)).isNull();
    }

    private static Scores any(Random random) {
        Map<String, Balance> byRule = new HashMap<>();
        Model[] models = Model.values();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            Model model = models[random.nextInt(5)];
            double points = (random.nextInt(3) == 0 ? -1 : 1) * (1 + random.nextInt(60));
            Duration duration = Duration.ofSeconds(1000 + random.nextInt(2_000_000));
            byRule.put(
                    "r" + i,
                    switch (random.nextInt(4)) {
                        case 0 -> steady(model, points);
                        case 1 -> halving(model, points, duration);
                        case 2 -> grants(model, new Decay.Linear(duration), grants(random, points, duration));
                        default -> grants(model, new Decay.Expiry(duration), grants(random, points, duration));
                    });
        }
        Map<String, Double> caps = new HashMap<>();
        for (Model model : models) {
            if (random.nextInt(3) == 0) {
                caps.put(model.name(), 1.0 + random.nextInt(50));
            }
        }
        return new Scores(byRule, null, false, Map.of(), null, caps);
    }

    private static List<Grant> grants(Random random, double points, Duration duration) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 1 + random.nextInt(10); i > 0; i--) {
            grants.add(new Grant(points / 3, NOW.minusSeconds(random.nextInt((int) duration.toSeconds()))));
        }
        grants.sort(Comparator.comparing(Grant::at));
        return grants;
    }

    /** How often a lead is looked at until a limit is crossed; no truth changes between two looks. */
    private static int looks(Scores scores, Random random, double limit, boolean exactly) {
        boolean sum = random.nextBoolean();
        Instant now = NOW;
        boolean before = reaches(scores, now, limit, sum);
        for (int looks = 1; ; looks++) {
            Instant next = next(scores, now, limit, sum);
            Instant last = next == null ? now.plus(Duration.ofDays(100)) : next.minusNanos(1);
            assertThat(next == null || next.isAfter(now)).isTrue();
            for (int i = 0; exactly && i < 20; i++) {
                long span = Duration.between(now, last).toMillis();
                Instant between = i == 0 || span <= 0 ? last : now.plusMillis(random.nextLong(span));
                assertThat(reaches(scores, between, limit, sum))
                        .as("%s at %s, limit %s, looked at %s, next %s", scores, between, limit, now, next)
                        .isEqualTo(before);
            }
            if (next == null) {
                return looks;
            }
            boolean after = reaches(scores, next, limit, sum);
            if (after != before) {
                return looks;
            }
            now = next;
            if (looks == 1000) {
                return looks;
            }
        }
    }

    private static boolean reaches(Scores scores, Instant at, double limit, boolean sum) {
        ScoreSums sums = ScoreSums.of(scores, at);
        return sum ? sums.sumReaches(limit) : sums.reaches(Dimension.ENGAGEMENT, limit);
    }

    private static @Nullable Instant next(Scores scores, Instant at, double limit, boolean sum) {
        ScoreSums sums = ScoreSums.of(scores, at);
        return sum ? sums.sumCrossing(limit, null) : sums.crossing(Dimension.ENGAGEMENT, limit, null);
    }

    /** What stays comes to the limit itself, and what fades is almost gone: the last digits of the sum decide. */
    @Property(tries = 2000)
    void no_score_that_comes_to_its_limit_by_fading_alone_is_looked_at_too_late(@ForAll long seed) {
        Random random = new Random(seed);
        double limit = 10 + random.nextInt(90);
        Duration halfLife = Duration.ofHours(1 + random.nextInt(500));
        Map<String, Balance> byRule = new HashMap<>();
        byRule.put("stays", steady(Model.ONLINE, limit));
        byRule.put(
                "fades", halving(Model.ONLINE, (random.nextBoolean() ? 1 : -1) * random.nextDouble() * 3e-9, halfLife));
        if (random.nextBoolean()) {
            byRule.put(
                    "was",
                    grants(
                            Model.ONLINE,
                            new Decay.Linear(Duration.ofSeconds(1)),
                            List.of(new Grant(5, NOW.minusSeconds(60)))));
        }
        Scores scores = new Scores(byRule, null, false, Map.of(), null, Map.of());
        assertThat(looks(scores, random, limit, true)).isLessThan(1000);
    }

    @Property(tries = 5000)
    void no_score_crosses_a_limit_before_the_look_it_asked_for_and_few_looks_are_needed(@ForAll long seed) {
        Random random = new Random(seed);
        double limit = random.nextInt(120) - 19.63;
        assertThat(looks(any(random), random, limit, true)).isLessThan(6);
    }

    /** Where a score fades towards a limit itself, the moment is as exact as digits are. */
    @Property(tries = 5000)
    void a_score_that_fades_towards_a_limit_is_not_looked_at_all_the_time(@ForAll long seed) {
        Random random = new Random(seed);
        Scores scores = any(random);
        assertThat(looks(scores, random, random.nextInt(120) - 20, false))
                .as(() -> scores.toString())
                .isLessThan(30);
    }
}
