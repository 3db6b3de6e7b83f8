package io.hatchery.server.pages;

import io.hatchery.server.platform.RateLimit;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets so many submissions in from one address and to one form. */
@Component
class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int PER_ADDRESS = 30;
    private static final int PER_FORM = 3_000;

    private final RateLimit limit;

    Throttle(RateLimit limit) {
        this.limit = limit;
    }

    /** @throws io.hatchery.server.platform.ProblemException 429 when it is too many */
    void count(String form, String address) {
        limit.take("form from " + address, 1, PER_ADDRESS, WINDOW);
        limit.take("form " + form, 1, PER_FORM, WINDOW);
    }
}
