package io.hatchery.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WilsonTest {
    @Test
    void theDifferenceIsThatOfNewcombesPaper() {
        // table II (a): 56 of 70 and 48 of 80, method 10
        Wilson better = new Wilson(56, 70);
        Wilson worse = new Wilson(48, 80);
        assertThat(better.leastAbove(worse, 1.959964)).isCloseTo(0.0524, within(0.00005));
        assertThat(-worse.leastAbove(better, 1.959964)).isCloseTo(0.3339, within(0.00005));
    }

    @Test
    void pagesThatAreAlikeSeldomSeemDifferent() {
        Random random = new Random(7);
        int different = 0;
        for (int i = 0; i < 2_000; i++) {
            Wilson one = sent(random, 900);
            Wilson other = sent(random, 1_100);
            different += one.leastAbove(other, 1.959964) > 0 || other.leastAbove(one, 1.959964) > 0 ? 1 : 0;
        }
        assertThat(different).isBetween(40, 120);
    }

    private static Wilson sent(Random random, int visitors) {
        return new Wilson(random.ints(visitors, 0, 100).filter(n -> n < 4).count(), visitors);
    }

    @Test
    void moreThanAllIsNoShare() {
        assertThatThrownBy(() -> new Wilson(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Wilson(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
