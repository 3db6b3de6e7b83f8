package io.hatchery.server.runtime;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Corrections on PostgreSQL. The log stays whole: a step gives the lead the state it had before the first of the events, as an undone
 * merge does, and the events lose what they told, so that no new pattern counts them.
 */
@Component
class PostgresCorrections implements Corrections {
    /** More would take connections from what people wait for. */
    private static final int AT_ONCE = 4;

    private static final Set<String> MERGES = Set.of(Logged.MERGE, Logged.UNMERGE);

    private final Transactions transactions;
    private final Partitions partitions;
    private final Workshop workshop;
    private final Refills refills;
    private final Books books;
    private final Bells bells;
    private final LeadRows leads;
    private final Identities identities;
    private final IdentityCache cache;
    private final PostgresErasures erasures;
    private final EventLog log;
    private final Clock clock;
    private final Ids ids;

    PostgresCorrections(
            Transactions transactions,
            Partitions partitions,
            Workshop workshop,
            Refills refills,
            Books books,
            Bells bells,
            LeadRows leads,
            Identities identities,
            IdentityCache cache,
            PostgresErasures erasures,
            EventLog log,
            Clock clock,
            Ids ids) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.workshop = workshop;
        this.refills = refills;
        this.books = books;
        this.bells = bells;
        this.leads = leads;
        this.identities = identities;
        this.cache = cache;
        this.erasures = erasures;
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /** A lead's log, parted where the source first spoke. */
    private record Parted(List<EventLog.Numbered> before, List<EventLog.Numbered> since, String source) {
        static Parted of(List<EventLog.Numbered> rows, String source) {
            int first = 0;
            while (first < rows.size() && !told(rows.get(first), source)) {
                first++;
            }
            return new Parted(rows.subList(0, first), rows.subList(first, rows.size()), source);
        }

        private static boolean told(EventLog.Numbered row, String source) {
            return row.row().happened() != null && row.row().source().equals(source);
        }

        List<EventLog.Numbered> taken() {
            return since.stream().filter(row -> told(row, source)).toList();
        }

        /** What else happened since. */
        List<EventLog.Numbered> others() {
            return since.stream()
                    .filter(row -> row.row().happened() != null && !told(row, source))
                    .toList();
        }

        List<EventLog.Numbered> allOthers() {
            List<EventLog.Numbered> all = new ArrayList<>(before);
            all.addAll(others());
            return all;
        }

        /** Whether nobody else told anything. */
        boolean alone() {
            return allOthers().stream().allMatch(row -> row.row().happened() == null);
        }

        boolean merged() {
            return since.stream().anyMatch(row -> MERGES.contains(row.row().type()));
        }
    }

    @Override
    public Outcome takeBack(long lead, String source, String by) {
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        partitions.ensureFor(List.of(now));
        List<Identifier> unlinked = new ArrayList<>();
        Outcome outcome = transactions.run(() -> {
            unlinked.clear();
            return attempt(lead, source, by, now, unlinked);
        });
        cache.forget(unlinked);
        return outcome;
    }

    @Override
    public Outcomes takeBackAll(List<Long> leads, String source, String by) {
        List<Outcome> all = Together.all(
                leads.stream()
                        .<Supplier<Outcome>>map(lead -> () -> takeBack(lead, source, by))
                        .toList(),
                AT_ONCE);
        return new Outcomes(
                Collections.frequency(all, Outcome.REMOVED),
                Collections.frequency(all, Outcome.CORRECTED),
                Collections.frequency(all, Outcome.MERGED_SINCE));
    }

    private Outcome attempt(long lead, String source, String by, Instant now, List<Identifier> unlinked) {
        List<LeadRows.Found> found = leads.find(List.of(lead));
        if (found.isEmpty()) {
            return Outcome.NOTHING;
        }
        if (found.getFirst().self() != lead) {
            return Outcome.MERGED_SINCE;
        }
        Workshop.Bench bench = workshop.open(List.of(lead));
        Parted log = Parted.of(this.log.of(List.of(lead)), source);
        if (log.since().isEmpty()) {
            return Outcome.NOTHING;
        }
        if (log.merged()) {
            return Outcome.MERGED_SINCE;
        }
        if (log.alone()) {
            erasures.remove(lead);
            return Outcome.REMOVED;
        }
        unlinked.addAll(onlyTold(lead, log));
        correct(bench, bench.of(lead), log, by, now, unlinked);
        return Outcome.CORRECTED;
    }

    /** What the lead is known by because of the source, and of nothing else. */
    private List<Identifier> onlyTold(long lead, Parted log) {
        return identities.known(lead).stream()
                .filter(one -> names(log.taken(), one))
                .filter(Predicate.not(one -> names(log.allOthers(), one)))
                .toList();
    }

    private static boolean names(List<EventLog.Numbered> rows, Identifier identifier) {
        Set<String> value = Set.of(identifier.value());
        return rows.stream().anyMatch(row -> row.row().names(value));
    }

    private void correct(
            Workshop.Bench bench, Work work, Parted log, String by, Instant now, List<Identifier> unlinked) {
        List<Fact> facts =
                log.before().stream().flatMap(row -> row.row().facts().stream()).toList();
        int playbook = facts.isEmpty()
                ? bench.rules().playbook().version()
                : facts.getLast().playbook();
        LeadState former = Engine.replay(work.lead(), facts);
        work.restore(
                bench.rules(),
                new Work.Past("correction:" + ids.next() + ":" + work.lead(), Logged.CORRECTED, former, playbook),
                now,
                by);
        this.log.takeBack(log.since());
        refills.bringUpToDate(bench.rules(), List.of(work));
        log.others()
                .forEach(row -> work.inherit(
                        bench.rules(),
                        row.row(),
                        Objects.requireNonNull(row.row().happened())));
        identities.unlink(work.lead(), unlinked);
        List<Identifier> remaining = identities.known(work.lead());
        work.knownBy(remaining);
        work.knownOnlyBy(remaining);
        books.takenBack(work, new ReadModel.TakenBack(happened(log.taken()), happened(log.allOthers())));
        bells.ringAfterCommit(List.of(work));
    }

    private static List<Input.Happened> happened(List<EventLog.Numbered> rows) {
        List<Input.Happened> events = new ArrayList<>();
        for (EventLog.Numbered row : rows) {
            Input.Happened event = row.row().happened();
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }
}
