package io.hatchery.server.leads;

import io.hatchery.engine.Engine;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.condition.Condition;
import io.hatchery.server.leads.LeadQueries.Placed;
import io.hatchery.server.leads.LeadSort.Place;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the leads for which a condition holds now. The engine is asked about each lead the other filters let through, a few hundred at
 * a time, until enough are found or the time is up; then the answer says where to go on. Conditions will be narrowed by SQL first:
 * {@link Hints} is the place.
 */
@Component
class Sieve {
    private static final int CHUNK = 500;

    /** Rows are counted no further than this. */
    private static final int COUNTED = 1_000_000;

    private final LeadQueries queries;
    private final States states;
    private final Playbooks playbooks;
    private final Clock clock;

    Sieve(LeadQueries queries, States states, Playbooks playbooks, Clock clock) {
        this.queries = queries;
        this.states = states;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /**
     * A page of leads.
     *
     * @param next where to go on, null at the end; a page may hold fewer than asked for, even none, and yet have a next
     */
    record Found(List<LeadItem> items, @Nullable Place next) {}

    /**
     * How many there are.
     *
     * @param complete false when the time was up or the limit reached: then there are at least so many
     */
    record Count(int count, int known, boolean complete, List<LeadItem> sample) {}

    Found page(LeadFilter filter, Condition condition, LeadSort sort, @Nullable Place after, int limit, Duration time) {
        LeadFilter narrowed = Hints.narrow(filter, condition);
        Deadline deadline = new Deadline(time);
        List<LeadItem> found = new ArrayList<>();
        Place place = after;
        while (true) {
            List<Placed> rows = queries.page(narrowed, sort, place, CHUNK);
            List<Boolean> holds =
                    ask(condition, rows.stream().map(r -> r.item().id()).toList());
            for (int i = 0; i < rows.size(); i++) {
                place = rows.get(i).place();
                if (holds.get(i)) {
                    found.add(rows.get(i).item());
                }
                if (found.size() == limit) {
                    boolean end = i == rows.size() - 1 && rows.size() < CHUNK;
                    return new Found(found, end ? null : place);
                }
            }
            if (rows.size() < CHUNK) {
                return new Found(found, null);
            }
            if (deadline.passed()) {
                return new Found(found, place);
            }
        }
    }

    Count count(LeadFilter filter, Condition condition, int most, int sampleSize, Duration time) {
        LeadFilter narrowed = Hints.narrow(filter, condition);
        if (Hints.suffice(filter, condition)) {
            return countRows(narrowed, most, sampleSize);
        }
        Deadline deadline = new Deadline(time);
        List<LeadItem> sample = new ArrayList<>();
        int count = 0;
        int known = 0;
        for (boolean flag : narrowed.known().flags()) {
            LeadFilter half = narrowed.with(flag ? LeadFilter.Known.KNOWN : LeadFilter.Known.ANONYMOUS);
            long after = 0;
            List<Long> ids;
            do {
                if (deadline.passed() || count > most) {
                    return new Count(Math.min(count, most), Math.min(known, most), false, sample);
                }
                ids = queries.ids(half, after, CHUNK);
                List<Boolean> holds = ask(condition, ids);
                List<Long> hits = new ArrayList<>();
                for (int i = 0; i < ids.size(); i++) {
                    after = ids.get(i);
                    if (holds.get(i)) {
                        hits.add(after);
                    }
                }
                count += hits.size();
                known += flag ? hits.size() : 0;
                if (sample.size() < sampleSize && !hits.isEmpty()) {
                    sample.addAll(queries.of(hits.subList(0, Math.min(hits.size(), sampleSize - sample.size()))));
                }
            } while (ids.size() == CHUNK);
        }
        return new Count(Math.min(count, most), Math.min(known, most), count <= most, sample);
    }

    private Count countRows(LeadFilter filter, int most, int sampleSize) {
        int limit = Math.min(most, COUNTED);
        int known = 0;
        int count = 0;
        for (boolean flag : filter.known().flags()) {
            LeadFilter half = filter.with(flag ? LeadFilter.Known.KNOWN : LeadFilter.Known.ANONYMOUS);
            int rows = queries.count(half, limit + 1 - count);
            count += rows;
            known += flag ? rows : 0;
        }
        List<LeadItem> sample = sampleSize == 0
                ? List.of()
                : queries.page(filter, LeadSort.NEWEST, null, sampleSize).stream()
                        .map(Placed::item)
                        .toList();
        return new Count(Math.min(count, limit), Math.min(known, limit), count <= limit, sample);
    }

    /** Those of these for which it holds. */
    List<Long> hold(Condition condition, List<Long> ids) {
        List<Boolean> holds = ask(condition, ids);
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (holds.get(i)) {
                found.add(ids.get(i));
            }
        }
        return found;
    }

    private List<Boolean> ask(Condition condition, List<Long> ids) {
        Instant now = clock.now();
        Map<Long, LeadState> byId =
                states.of(ids).stream().collect(Collectors.toMap(LeadState::lead, Function.identity()));
        var playbook = playbooks.current();
        return ids.stream()
                .map(id -> {
                    LeadState state = byId.get(id);
                    return state != null
                            && Engine.evaluate(playbook, condition, state, now).holds();
                })
                .toList();
    }

    /** Real time, even where the clock stands still: it bounds work, not meaning. */
    private static final class Deadline {
        private final long until;

        Deadline(Duration time) {
            until = System.nanoTime() + time.toNanos();
        }

        boolean passed() {
            return System.nanoTime() - until >= 0;
        }
    }
}
