package io.hatchery.engine.contact;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every message to a lead, whichever journey or broadcast asks for it.
 *
 * @param quiet null when messages may go out at any hour
 * @param longestDelay how long a message waits for quiet hours to end or a cap to have room before it is withheld; null for three days
 * @param holdOutPercent how many of all leads get no marketing messages, from journeys or broadcasts, 0 to 50; null for none
 */
public record ContactPolicy(
        List<Cap> caps,
        @Nullable QuietHours quiet,
        @Nullable Duration longestDelay,
        @Nullable Double holdOutPercent) {
    public static final ContactPolicy FREE = new ContactPolicy(List.of(), null, null, null);

    private static final Duration LONGEST_DELAY = Duration.ofDays(3);

    public ContactPolicy {
        caps = List.copyOf(caps);
    }

    /** How long a message waits at most. */
    public Duration longestDelayOrDefault() {
        return longestDelay == null ? LONGEST_DELAY : longestDelay;
    }

    /** Whether a message may have to wait at all. */
    public boolean delays() {
        return !caps.isEmpty() || quiet != null;
    }

    /**
     * At most so many messages within any such time.
     *
     * @param channel null counts all channels together
     * @param most 1 to 100
     */
    public record Cap(@Nullable String channel, int most, Duration within) {}

    /**
     * No messages between these hours of the lead's day, which may lie over midnight. The lead's time zone is its trait
     * {@code timeZone}, or else the company's.
     */
    public record QuietHours(LocalTime from, LocalTime to) {}
}
