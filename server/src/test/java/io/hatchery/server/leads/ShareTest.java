package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void theIntervalIsThatOfTheTextbook() {
        Share share = new Share(10, 100);
        assertThat(share.likely(1_000)).isEqualTo(100);
        assertThat(share.low(1_000)).isEqualTo(55);
        assertThat(share.high(1_000)).isEqualTo(175);
    }

    @Test
    void noneAndAllAreNeverCertain() {
        assertThat(new Share(0, 15_000).low(1_000_000)).isZero();
        assertThat(new Share(0, 15_000).high(1_000_000)).isBetween(200L, 300L);
        assertThat(new Share(15_000, 15_000).high(1_000_000)).isEqualTo(1_000_000);
        assertThat(new Share(15_000, 15_000).low(1_000_000)).isBetween(999_700L, 999_800L);
    }

    @Test
    void nineteenOfTwentySamplesHoldTheTruth() {
        Random random = new Random(5);
        int within = 0;
        for (int i = 0; i < 1_000; i++) {
            long truth = random.nextInt(1_000);
            long hits = random.ints(2_000, 0, 1_000).filter(n -> n < truth).count();
            Share share = new Share(hits, 2_000);
            within += share.low(1_000) <= truth && truth <= share.high(1_000) ? 1 : 0;
        }
        assertThat(within).isBetween(935, 1_000);
    }
}
