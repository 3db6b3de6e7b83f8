package io.hatchery.engine.pattern;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Moments in ascending order, close together in memory: every rule that counts in a window looks at them. Immutable. */
final class Times extends AbstractList<Instant> implements RandomAccess {
    static final Times NONE = new Times(new long[0]);

    /** Seconds and nanoseconds in turns. */
    private final long[] parts;

    private Times(long[] parts) {
        this.parts = parts;
    }

    /** The same moments; the very same object when it is one of these already. */
    static Times copyOf(List<Instant> moments) {
        if (moments instanceof Times times) {
            return times;
        }
        if (moments.isEmpty()) {
            return NONE;
        }
        long[] parts = new long[2 * moments.size()];
        int next = 0;
        for (Instant moment : moments) {
            parts[next++] = moment.getEpochSecond();
            parts[next++] = moment.getNano();
        }
        return new Times(parts);
    }

    /** These and one more, behind all that are not after it; of them the newest so many. */
    Times with(Instant moment, int keep) {
        int size = size();
        int place = size;
        while (place > 0 && isAfter(place - 1, moment)) {
            place--;
        }
        int dropped = Math.max(0, size + 1 - keep);
        long[] more = new long[2 * (size + 1 - dropped)];
        for (int i = dropped; i <= size; i++) {
            int to = 2 * (i - dropped);
            int from = 2 * (i < place ? i : i - 1);
            more[to] = i == place ? moment.getEpochSecond() : parts[from];
            more[to + 1] = i == place ? moment.getNano() : parts[from + 1];
        }
        return new Times(more);
    }

    /** Only the newest so many. */
    Times newest(int most) {
        int size = Math.min(size(), Math.max(0, most));
        return size == size() ? this : new Times(Arrays.copyOfRange(parts, parts.length - 2 * size, parts.length));
    }

    /** Whether the one at a place lies after a moment. */
    boolean isAfter(int place, Instant moment) {
        long seconds = parts[2 * place];
        return seconds == moment.getEpochSecond()
                ? parts[2 * place + 1] > moment.getNano()
                : seconds > moment.getEpochSecond();
    }

    /** Whether the one at a place lies before a moment. */
    boolean isBefore(int place, Instant moment) {
        long seconds = parts[2 * place];
        return seconds == moment.getEpochSecond()
                ? parts[2 * place + 1] < moment.getNano()
                : seconds < moment.getEpochSecond();
    }

    @Override
    public Instant get(int place) {
        return Instant.ofEpochSecond(parts[2 * place], parts[2 * place + 1]);
    }

    @Override
    public int size() {
        return parts.length / 2;
    }
}
