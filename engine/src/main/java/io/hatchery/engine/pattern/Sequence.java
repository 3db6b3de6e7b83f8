package io.hatchery.engine.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pattern that counts only after another, followed as events come in whatever order.
 *
 * <p>"A, then B within d" is answered from the kept times of A, of B, and of the Bs that count already. A B counts at once when an A lies
 * within d before it. An A that comes late makes those Bs count that lie within d after it and do not count yet. An event that is A and B
 * at once does not come after itself: as a B it only sees what came before, and as an A only what came before it is taken.
 *
 * <p>Exact for as long as no more than the {@value #KEPT} newest As and Bs are concerned: what comes so late that it would have to be
 * paired with an older one does not count.
 */
final class Sequence {
    /** How many times of each half are remembered. */
    static final int KEPT = 100;

    private final Watched own;
    private final Watched first;
    private final Watched then;
    private final Duration within;

    Sequence(Watched own, Watched first, Watched then, Duration within) {
        this.own = own;
        this.first = first;
        this.then = then;
        this.within = within;
    }

    Watched own() {
        return own;
    }

    List<Watched> halves() {
        return List.of(first, then);
    }

    /**
     * The times that count by an event, in ascending order.
     *
     * @param matched the patterns without an {@code after} that it matched
     * @param before what was known before it
     */
    List<Instant> counted(List<Watched> matched, Map<String, Summary> before, Instant at) {
        boolean isFirst = matched.contains(first);
        boolean isThen = matched.contains(then);
        List<Instant> counted = isFirst ? awaiting(before, at) : List.of();
        if (isThen && hasFirst(before, at)) {
            counted = new ArrayList<>(counted);
            counted.addFirst(at);
        }
        return counted;
    }

    private boolean hasFirst(Map<String, Summary> before, Instant at) {
        List<Instant> firsts = newest(before, first);
        int i = firsts.size() - 1;
        while (i >= 0 && firsts.get(i).isAfter(at)) {
            i--;
        }
        return i >= 0 && !firsts.get(i).isBefore(at.minus(within));
    }

    /** The times of the second half that lie within reach of a first one and do not count yet. */
    private List<Instant> awaiting(Map<String, Summary> before, Instant at) {
        List<Instant> thens = newest(before, then);
        List<Instant> counting = newest(before, own);
        int then = thens.size() - 1;
        int known = counting.size() - 1;
        Instant last = at.plus(within);
        List<Instant> awaiting = new ArrayList<>();
        for (; then >= 0 && !thens.get(then).isBefore(at); then--) {
            Instant moment = thens.get(then);
            while (known >= 0 && counting.get(known).isAfter(moment)) {
                known--;
            }
            if (known >= 0 && counting.get(known).equals(moment)) {
                known--;
            } else if (!moment.isAfter(last)) {
                awaiting.addFirst(moment);
            }
        }
        return awaiting;
    }

    private static List<Instant> newest(Map<String, Summary> before, Watched pattern) {
        Summary summary = before.get(pattern.key());
        if (summary == null) {
            return List.of();
        }
        List<Instant> recent = summary.recent();
        return recent.subList(Math.max(0, recent.size() - KEPT), recent.size());
    }
}
