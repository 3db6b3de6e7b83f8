package io.hatchery.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.server.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final RateLimit limit = new RateLimit(clock);

    @Test
    void so_many_are_let_in_and_then_none_until_the_window_is_over() {
        for (int i = 0; i < 3; i++) {
            limit.take("a", 1, 3, MINUTE);
        }
        clock.advance(Duration.ofSeconds(40));
        assertThatThrownBy(() -> limit.take("a", 1, 3, MINUTE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        full -> assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
        limit.take("b", 1, 3, MINUTE);
        clock.advance(Duration.ofSeconds(20));
        limit.take("a", 1, 3, MINUTE);
    }

    @Test
    void one_large_piece_is_let_in_whole_and_nothing_after_it() {
        limit.take("key", 2_500, 100, MINUTE);
        assertThatThrownBy(() -> limit.take("key", 1, 100, MINUTE)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_clock_that_is_set_back_locks_nobody_out() {
        clock.advance(Duration.ofDays(30));
        limit.take("a", 1, 1, MINUTE);
        clock.set(TestClock.START);
        limit.take("a", 1, 1, MINUTE);
    }

    @Test
    void it_forgets_rather_than_grows() {
        for (int i = 0; i < 250_000; i++) {
            limit.take("address " + i, 1, 1, MINUTE);
        }
        limit.take("address 0", 1, 1, MINUTE);
        assertThatThrownBy(() -> limit.take("address 0", 1, 1, MINUTE)).isInstanceOf(ProblemException.class);
    }
}
