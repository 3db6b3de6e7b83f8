package io.hatchery.server.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lets so much in from one subject, such as an address or a key. Counts on this server alone, in windows that begin with the first of
 * each; when it knows too many subjects it forgets those whose window is over, and all of them if that is not enough.
 */
@Component
public final class RateLimit {
    private static final int KNOWN = 100_000;

    private final Clock clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /** @param full whether the last that came was too much */
    private record Window(Instant ends, long taken, boolean full) {}

    /**
     * Counts what a subject brings. What comes while there is room is let in whole, so that one large piece is not turned away for ever.
     *
     * @param subject what is counted, and whose
     * @param amount how much it brings
     * @param most how much may be brought in one window
     * @throws ProblemException 429 with the time to wait, when there is no room
     */
    public void take(String subject, int amount, long most, Duration window) {
        Instant now = clock.now();
        if (windows.size() > KNOWN) {
            forget(now);
        }
        Window after = windows.compute(subject, (_, before) -> {
            // a window that ends later than a new one would is of a clock that was set back
            if (before == null || !before.ends().isAfter(now) || before.ends().isAfter(now.plus(window))) {
                return new Window(now.plus(window), amount, false);
            }
            return before.taken() >= most
                    ? new Window(before.ends(), before.taken(), true)
                    : new Window(before.ends(), before.taken() + amount, false);
        });
        if (after.full()) {
            throw Problems.tooMany(Duration.between(now, after.ends()));
        }
    }

    private void forget(Instant now) {
        windows.values().removeIf(window -> !window.ends().isAfter(now));
        if (windows.size() > KNOWN) {
            windows.clear();
        }
    }
}
