package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.condition.Condition;
import io.hatchery.server.leads.LeadQueries.Placed;
import io.hatchery.server.leads.LeadSort.Place;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of leads: what SQL can answer from the rows, what only the engine can from the states, and the scores as of now. */
@Component
class LeadLists {
    /** Beyond this many, a count without a condition says "at least". */
    static final int COUNTED = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LeadQueries queries;
    private final Sieve sieve;
    private final States states;
    private final Clock clock;

    LeadLists(LeadQueries queries, Sieve sieve, States states, Clock clock) {
        this.queries = queries;
        this.sieve = sieve;
        this.states = states;
        this.clock = clock;
    }

    /** @param next null on the last page; a page may hold fewer than asked for and yet have a next */
    record Page(List<LeadItem> items, @Nullable String next) {}

    /** @param atLeast true when there are more than were counted */
    record Count(int count, boolean atLeast) {}

    Page page(LeadFilter filter, LeadSort sort, @Nullable String cursor, int limit) {
        Place after = sort.place(cursor);
        Condition condition = filter.condition();
        if (condition != null) {
            Sieve.Found found = sieve.page(filter, condition, sort, after, limit, PATIENCE);
            return new Page(asOfNow(found.items()), found.next() == null ? null : sort.cursor(found.next()));
        }
        List<Placed> rows = queries.page(filter, sort, after, limit + 1);
        boolean more = rows.size() > limit;
        List<Placed> page = more ? rows.subList(0, limit) : rows;
        return new Page(
                asOfNow(page.stream().map(Placed::item).toList()),
                more ? sort.cursor(page.getLast().place()) : null);
    }

    Count count(LeadFilter filter) {
        Condition condition = filter.condition();
        if (condition != null) {
            Sieve.Count count = sieve.count(filter, condition, 0, PATIENCE);
            return new Count(Math.toIntExact(count.count()), !count.complete());
        }
        int count = queries.count(filter, COUNTED + 1);
        return new Count(Math.min(count, COUNTED), count > COUNTED);
    }

    /** The same leads with the engagement they have faded to. */
    List<LeadItem> asOfNow(List<LeadItem> items) {
        if (items.isEmpty()) {
            return items;
        }
        Instant now = clock.now();
        Map<Long, LeadState> byId = states.of(items.stream().map(LeadItem::id).toList()).stream()
                .collect(Collectors.toMap(LeadState::lead, Function.identity()));
        return items.stream()
                .map(item -> {
                    LeadState state = byId.get(item.id());
                    return state == null
                            ? item
                            : item.engagedNow(Heat.of(state, now).engagement());
                })
                .toList();
    }
}
