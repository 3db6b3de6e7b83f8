package io.hatchery.server.leads;

import io.hatchery.engine.Engine;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.server.leads.ConditionQueries.Counted;
import io.hatchery.server.leads.ConditionQueries.Hit;
import io.hatchery.server.leads.ConditionQueries.Sample;
import io.hatchery.server.leads.LeadSort.Place;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/**
 * Finds the leads for which a condition holds now. SQL says for which it surely holds and for which it possibly does; the engine is
 * asked about those between, a few hundred at a time, until enough are found or the time is up.
 */
@Component
class Sieve {
    private static final int CHUNK = 500;

    /** No page is worth more of the database's time. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** So many hits are read whole, to count them and to show the newest in one pass. */
    private static final int FEW = 20_000;

    /** Up to so many leads, all are counted as quickly as a sample is taken. */
    private static final int COUNTED_AT_ONCE = 100_000;

    /** So many leads tell how many there are to a percent of all. */
    private static final int SAMPLED = 15_000;

    /** So many states are read in some tenths of a second. */
    private static final int DOUBTED = 3_000;

    private final ConditionQueries sql;
    private final LeadQueries queries;
    private final States states;
    private final Playbooks playbooks;
    private final Clock clock;

    Sieve(ConditionQueries sql, LeadQueries queries, States states, Playbooks playbooks, Clock clock) {
        this.sql = sql;
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
     * @param complete false when the time was up: then there are at least so many
     */
    record Count(long count, long known, boolean complete, List<LeadItem> sample) {}

    Found page(LeadFilter filter, Condition condition, LeadSort sort, @Nullable Place after, int limit, Duration time) {
        Question question = ask(condition);
        Deadline deadline = new Deadline(time);
        int chunk = question.verdict.exact() ? limit + 1 : Math.max(limit + 1, CHUNK);
        List<Hit> found = new ArrayList<>();
        Place place = after;
        while (true) {
            Place from = place;
            int missing = limit - found.size();
            List<Hit> hits = sql.within(LONGEST, () -> {
                List<Hit> near = sql.near(filter, question.verdict, sort, from, chunk);
                return near.size() == chunk || holding(question, near).size() > missing
                        ? near
                        : sql.all(filter, question.verdict, sort, from, chunk);
            });
            Set<Long> holds = question.hold(hits);
            for (Hit hit : hits) {
                if (!holds.contains(hit.id())) {
                    continue;
                }
                if (found.size() == limit) {
                    return new Found(items(found), found.getLast().place());
                }
                found.add(hit);
            }
            if (hits.size() < chunk) {
                return new Found(items(found), null);
            }
            place = hits.getLast().place();
            if (deadline.passed()) {
                return new Found(items(found), place);
            }
        }
    }

    /**
     * About how many of all leads there are, at once, from a sample of them; nothing where there are so few leads that counting is as quick.
     *
     * @param low with 95 % certainty there are so many at least, and {@code high} at most
     */
    record Estimate(long count, long low, long high, long known, List<LeadItem> sample) {}

    Optional<Estimate> estimate(Condition condition, int shown) {
        long size = sql.size();
        if (size <= COUNTED_AT_ONCE) {
            return Optional.empty();
        }
        Question question = ask(condition);
        Sample sample =
                sql.within(LONGEST, () -> sql.sample(question.verdict, LeadSort.NEWEST, 100.0 * SAMPLED / size));
        if (sample.size() == 0
                || sample.hits().stream().filter(hit -> !hit.sure()).count() > DOUBTED) {
            return Optional.empty();
        }
        List<Hit> held = holding(question, sample.hits());
        long all = Math.max(size, sample.size());
        Share share = new Share(held.size(), sample.size());
        Share known = new Share(held.stream().filter(Hit::known).count(), sample.size());
        return Optional.of(new Estimate(
                share.likely(all),
                Math.max(held.size(), share.low(all)),
                share.high(all),
                known.likely(all),
                first(held, shown)));
    }

    /** All of them, with the first of the newest as a sample. */
    Count count(LeadFilter filter, Condition condition, int sampleSize, Duration time) {
        Question question = ask(condition);
        Deadline deadline = new Deadline(time);
        List<Hit> near = sql.within(
                deadline.left(),
                () -> sql.near(filter, question.verdict, LeadSort.NEWEST, null, Math.max(1, sampleSize)));
        List<Hit> sample = holding(question, near);
        try {
            if (sample.size() < sampleSize) {
                List<Hit> few = sql.within(
                        deadline.left(), () -> sql.all(filter, question.verdict, LeadSort.NEWEST, null, FEW));
                if (few.size() < FEW) {
                    return counted(question, few, sampleSize, deadline);
                }
                sample = holding(question, few.subList(0, Math.min(CHUNK, few.size())));
            }
            Counted counted = sql.within(deadline.left(), () -> sql.count(filter, question.verdict));
            return counted.unsure() == 0
                    ? new Count(counted.count(), counted.known(), true, first(sample, sampleSize))
                    : andUnsure(question, filter, counted, first(sample, sampleSize), deadline);
        } catch (QueryTimeoutException tooLong) {
            long known = sample.stream().filter(Hit::known).count();
            return new Count(sample.size(), known, false, first(sample, sampleSize));
        }
    }

    private Count counted(Question question, List<Hit> hits, int sampleSize, Deadline deadline) {
        List<Hit> held = new ArrayList<>();
        boolean complete = true;
        for (int from = 0; from < hits.size(); from += CHUNK) {
            List<Hit> chunk = hits.subList(from, Math.min(hits.size(), from + CHUNK));
            if (deadline.passed() && chunk.stream().anyMatch(hit -> !hit.sure())) {
                complete = false;
                held.addAll(chunk.stream().filter(Hit::sure).toList());
            } else {
                held.addAll(holding(question, chunk));
            }
        }
        long known = held.stream().filter(Hit::known).count();
        return new Count(held.size(), known, complete, first(held, sampleSize));
    }

    /** Those surely in, and those of the others that the engine lets in before the time is up. */
    private Count andUnsure(
            Question question, LeadFilter filter, Counted counted, List<LeadItem> sample, Deadline deadline) {
        Verdict between = new Verdict(
                Piece.FALSE,
                question.verdict.possibly().and(question.verdict.surely().not()));
        long count = counted.count();
        long known = counted.known();
        long after = 0;
        List<Hit> hits;
        do {
            if (deadline.passed()) {
                return new Count(count, known, false, sample);
            }
            long from = after;
            hits = sql.within(deadline.left(), () -> sql.byNumber(filter, between, from, CHUNK));
            List<Hit> held = holding(question, hits);
            count += held.size();
            known += held.stream().filter(Hit::known).count();
            after = hits.isEmpty() ? after : hits.getLast().id();
        } while (hits.size() == CHUNK);
        return new Count(count, known, true, sample);
    }

    /**
     * Numbers of leads in ascending order, after one of them.
     *
     * @param last the last one looked at, null at the end
     */
    record Walk(List<Long> ids, @Nullable Long last) {}

    Walk walk(LeadFilter filter, long after, int limit) {
        Condition condition = filter.condition();
        if (condition == null) {
            List<Long> ids = queries.ids(filter, after, limit);
            return new Walk(ids, ids.isEmpty() ? null : ids.getLast());
        }
        Question question = ask(condition);
        List<Hit> hits = sql.within(LONGEST, () -> sql.byNumber(filter, question.verdict, after, limit));
        List<Long> held = holding(question, hits).stream().map(Hit::id).toList();
        return new Walk(held, hits.isEmpty() ? null : hits.getLast().id());
    }

    private static List<Hit> holding(Question question, List<Hit> hits) {
        Set<Long> holds = question.hold(hits);
        return hits.stream().filter(hit -> holds.contains(hit.id())).toList();
    }

    private List<LeadItem> first(List<Hit> hits, int size) {
        return items(hits.subList(0, Math.min(size, hits.size())));
    }

    /** As lists show them, in the order they were found. */
    private List<LeadItem> items(List<Hit> hits) {
        if (hits.isEmpty()) {
            return List.of();
        }
        Map<Long, LeadItem> byId = new HashMap<>();
        queries.of(hits.stream().map(Hit::id).toList()).forEach(item -> byId.put(item.id(), item));
        return hits.stream()
                .map(hit -> byId.get(hit.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Question ask(Condition condition) {
        CompiledPlaybook playbook = playbooks.current();
        Instant now = clock.now();
        Verdict verdict = sql.unfilled() ? Verdict.UNKNOWN : ConditionSql.of(condition, playbook.playbook(), now);
        return new Question(condition, playbook, now, verdict);
    }

    /** A condition asked at one moment. Until every row has its facets, all is left to the engine. */
    private final class Question {
        private final Condition condition;
        private final CompiledPlaybook playbook;
        private final Instant now;
        private final Verdict verdict;

        Question(Condition condition, CompiledPlaybook playbook, Instant now, Verdict verdict) {
            this.condition = condition;
            this.playbook = playbook;
            this.now = now;
            this.verdict = verdict;
        }

        /** Those of the hits for which it holds. */
        Set<Long> hold(List<Hit> hits) {
            Set<Long> holds = new HashSet<>();
            List<Long> unsure = new ArrayList<>();
            hits.forEach(hit -> {
                if (hit.sure()) {
                    holds.add(hit.id());
                } else {
                    unsure.add(hit.id());
                }
            });
            for (int from = 0; from < unsure.size(); from += CHUNK) {
                List<Long> chunk = unsure.subList(from, Math.min(unsure.size(), from + CHUNK));
                Map<Long, LeadState> byId =
                        states.of(chunk).stream().collect(Collectors.toMap(LeadState::lead, Function.identity()));
                byId.forEach((id, state) -> {
                    if (Engine.evaluate(playbook, condition, state, now).holds()) {
                        holds.add(id);
                    }
                });
            }
            return holds;
        }
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

        /** At least a moment: what was begun may end. */
        Duration left() {
            return Duration.ofNanos(Math.max(Duration.ofMillis(500).toNanos(), until - System.nanoTime()));
        }
    }
}
