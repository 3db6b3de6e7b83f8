package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LandingTest {
    private static final Landing LANDING = new Landing(
            Words.NONE,
            Words.NONE,
            null,
            null,
            null,
            "#000000",
            true,
            null,
            List.of(variant("a", 3), variant("b", 1), variant("c", 0)));

    private static Landing.Variant variant(String key, int weight) {
        return new Landing.Variant(key, weight, List.of());
    }

    @Test
    void visitorsAreSplitByWeight() {
        assertThat(LANDING.choose(null, 0).key()).isEqualTo("a");
        assertThat(LANDING.choose(null, 0.74).key()).isEqualTo("a");
        assertThat(LANDING.choose(null, 0.76).key()).isEqualTo("b");
        assertThat(LANDING.choose(null, 0.999999).key()).isEqualTo("b");
    }

    @Test
    void whoSawAVariantSeesItAgainUnlessItIsShownToNobodyOrGone() {
        assertThat(LANDING.choose("b", 0).key()).isEqualTo("b");
        assertThat(LANDING.choose("c", 0).key()).isEqualTo("a");
        assertThat(LANDING.choose("z", 0.9).key()).isEqualTo("b");
    }
}
