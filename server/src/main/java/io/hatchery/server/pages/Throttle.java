package io.hatchery.server.pages;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Lets so many submissions in from one address and to one form. Counts on this server alone, in windows that begin with the first
 * submission; forgets the eldest when it knows too many.
 */
@Component
class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int PER_ADDRESS = 30;
    private static final int PER_FORM = 3_000;
    private static final int KNOWN = 50_000;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    Throttle(Clock clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int many) {}

    /** @throws io.hatchery.server.platform.ProblemException 429 when it is too many */
    void count(String form, String address) {
        count("a " + address, PER_ADDRESS);
        count("f " + form, PER_FORM);
    }

    private synchronized void count(String subject, int most) {
        Instant now = clock.now();
        Count before = counts.get(subject);
        if (before == null || !before.since().plus(WINDOW).isAfter(now)) {
            counts.remove(subject);
            counts.put(subject, new Count(now, 1));
            if (counts.size() > KNOWN) {
                counts.remove(counts.keySet().iterator().next());
            }
            return;
        }
        if (before.many() >= most) {
            throw Problems.tooMany(Duration.between(now, before.since().plus(WINDOW)));
        }
        counts.put(subject, new Count(before.since(), before.many() + 1));
    }
}
