package io.hatchery.testkit.life;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;

/** Chance with a seed. */
final class Dice {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double uniform() {
        return random.nextDouble();
    }

    <T> T oneOf(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Log-normal with the given median: most are near it, a few are far above. */
    double around(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    Duration days(double median) {
        return Duration.ofSeconds((long) (86_400 * Math.min(around(median, .7), median * 8)));
    }

    Duration minutes(double median) {
        return Duration.ofSeconds((long) (60 * Math.min(around(median, .8), median * 12)));
    }

    /** The next moment at or after this one when people in Shanghai are at work, with some chance in it. */
    Instant atWork(Instant from) {
        ZonedDateTime at = from.atZone(ZONE);
        if (at.getHour() >= 18) {
            at = morning(at.plusDays(1));
        } else if (at.getHour() < 9) {
            at = morning(at);
        }
        while (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY) {
            at = morning(at.plusDays(1));
        }
        return at.toInstant();
    }

    private ZonedDateTime morning(ZonedDateTime day) {
        return day.toLocalDate().atTime(9, 0).atZone(ZONE).plusMinutes(random.nextInt(480));
    }
}
