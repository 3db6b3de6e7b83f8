package io.hatchery.server.runtime;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.merge.Former;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.runtime.Identifier.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges on PostgreSQL: both leads are locked, stepped and written in one transaction, as a batch of events is. */
@Component
class PostgresMerges implements Merges {
    /** Of these a person has one. */
    private static final List<Kind> SINGLE = List.of(Kind.WECHAT_UNIONID, Kind.USER_ID, Kind.CRM_ID);

    /** Who did this read mail sent to the address. */
    private static final List<String> PROOF = List.of("form.confirmed", "email.clicked", "email.replied");

    private final Transactions transactions;
    private final Partitions partitions;
    private final Workshop workshop;
    private final Refills refills;
    private final Books books;
    private final Bells bells;
    private final LeadRows leads;
    private final Identities identities;
    private final IdentityCache cache;
    private final MergeRows rows;
    private final EventLog log;
    private final Clock clock;
    private final Ids ids;

    PostgresMerges(
            Transactions transactions,
            Partitions partitions,
            Workshop workshop,
            Refills refills,
            Books books,
            Bells bells,
            LeadRows leads,
            Identities identities,
            IdentityCache cache,
            MergeRows rows,
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
        this.rows = rows;
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Outcome merge(long stays, long goes, String by, String why) {
        if (stays == goes) {
            return refused(Refusal.SAME);
        }
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        partitions.ensureFor(List.of(now));
        Merge merge = new Merge(ids.next(), stays, goes, now, by, why, null, null);
        List<Identifier> moved = new ArrayList<>();
        Outcome outcome = transactions.run(() -> {
            moved.clear();
            return attempt(merge, moved);
        });
        cache.forget(moved);
        return outcome;
    }

    private Outcome attempt(Merge merge, List<Identifier> moved) {
        List<LeadRows.Found> found = leads.find(List.of(merge.stays(), merge.goes()));
        if (found.size() < 2) {
            return refused(Refusal.UNKNOWN);
        }
        if (found.stream().anyMatch(one -> one.asked() != one.self())) {
            return refused(Refusal.GONE);
        }
        Workshop.Bench bench = workshop.open(List.of(merge.stays(), merge.goes()));
        List<Conflict> conflicts = conflicts(merge.stays(), merge.goes());
        if (!conflicts.isEmpty()) {
            return new Outcome.Refused(Refusal.CONFLICT, conflicts);
        }
        Work stays = bench.of(merge.stays());
        Work goes = bench.of(merge.goes());
        List<Identifier> identifiers = identities.known(merge.goes());
        moved.addAll(identifiers);
        rows.add(new MergeRows.Kept(merge, leads.family(merge.goes()), identifiers));
        if (!goes.log().isEmpty()) {
            log.append(goes.log());
        }
        stays.merge(bench.rules(), "merge:" + merge.id(), goes, identifiers, merge.at(), merge.by());
        leads.leaveMerged(merge.goes(), merge.stays());
        identities.move(merge.goes(), merge.stays());
        refillSequences(bench.rules(), stays, merge);
        books.merged(stays, new ReadModel.Join(merge.goes(), merge.stays()));
        bells.ringAfterCommit(List.of(stays));
        return new Outcome.Done(merge.id());
    }

    /** Two events of a sequence may lie on either side: what such patterns come to is read anew from both logs. */
    private void refillSequences(CompiledPlaybook rules, Work stays, Merge merge) {
        Set<String> keys = rules.sequenceKeys();
        if (!keys.isEmpty()) {
            Input.Refill refill =
                    refills.of(rules, keys, List.of(stays.lead()), merge.at()).getFirst();
            stays.refill(
                    rules,
                    new Input.Refill("refill:merge:" + merge.id(), refill.lead(), refill.now(), refill.summaries()));
        }
    }

    @Override
    public Outcome undo(String merge, String by) {
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        partitions.ensureFor(List.of(now));
        List<Identifier> moved = new ArrayList<>();
        Outcome outcome = transactions.run(() -> {
            moved.clear();
            return rows.lock(merge)
                    .map(kept -> attemptUndo(kept, by, now, moved))
                    .orElse(refused(Refusal.UNKNOWN));
        });
        cache.forget(moved);
        return outcome;
    }

    private Outcome attemptUndo(MergeRows.Kept kept, String by, Instant now, List<Identifier> moved) {
        Merge merge = kept.merge();
        if (merge.undoneAt() != null) {
            return refused(Refusal.UNDONE);
        }
        if (leads.find(List.of(merge.stays())).stream().anyMatch(one -> one.asked() != one.self())
                || !rows.lastInto(merge.stays()).equals(Optional.of(merge.id()))) {
            return refused(Refusal.LATER_MERGE);
        }
        Workshop.Bench bench = workshop.open(List.of(merge.stays()));
        Work stays = bench.of(merge.stays());
        List<EventLog.Numbered> since = log.since(merge.stays(), "merge:" + merge.id());
        Fact fact = merged(since.getFirst().row().facts());
        Former former = Engine.unmerge((MergeFact.Merged) Objects.requireNonNull(fact.what()));
        LeadRows.Stored row = leads.lockMerged(merge.goes());
        Work goes = Work.again(former.other(), row.known(), row.playbook(), kept.identifiers());
        String input = "unmerge:" + merge.id();
        stays.restore(bench.rules(), new Work.Past(input, Logged.UNMERGE, former.lead(), fact.playbook()), now, by);
        goes.restore(bench.rules(), new Work.Past(input, Logged.UNMERGE, former.other(), row.playbook()), now, by);
        log.takeBack(since);
        leads.giveBack(merge.goes(), kept.family());
        refills.bringUpToDate(bench.rules(), List.of(stays, goes));
        tellAgain(bench.rules(), kept, since, stays, goes);
        moved.addAll(kept.identifiers());
        identities.giveBack(kept.identifiers(), merge.stays(), merge.goes());
        stays.knownBy(identities.known(merge.stays()));
        rows.undone(merge.id(), now, by);
        books.unmerged(stays, goes, new ReadModel.Join(merge.goes(), merge.stays()), kept.family());
        bells.ringAfterCommit(List.of(stays, goes));
        return new Outcome.Done(merge.id());
    }

    /**
     * What happened since the merge is told again, as history, to the lead it happened to: to the one that went if the event names it or
     * something only it was known by, else to the one that stayed. What takes a permission back is told to both.
     */
    private void tellAgain(
            CompiledPlaybook rules, MergeRows.Kept kept, List<EventLog.Numbered> since, Work stays, Work goes) {
        Set<String> theirs = kept.identifiers().stream().map(Identifier::value).collect(Collectors.toSet());
        Set<Long> family = kept.family().stream().collect(Collectors.toSet());
        family.add(goes.lead());
        for (EventLog.Numbered numbered : since) {
            Logged row = numbered.row();
            if (row.happened() == null) {
                continue;
            }
            boolean theirOwn = (row.origin() != null && family.contains(row.origin())) || row.names(theirs);
            boolean both = withdraws(row.type());
            if (theirOwn || both) {
                goes.inherit(rules, row, row.happened());
            }
            if (!theirOwn || both) {
                stays.inherit(rules, row, row.happened());
            }
        }
    }

    private static boolean withdraws(String type) {
        return type.endsWith(".withdrawn")
                || type.endsWith(".unsubscribed")
                || type.endsWith(".complained")
                || type.endsWith(".bounced");
    }

    private static Fact merged(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.what() instanceof MergeFact.Merged)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<Merge> find(String merge) {
        return rows.find(merge);
    }

    @Override
    public List<Merge> page(@Nullable Long lead, @Nullable Mark after, int limit) {
        return rows.page(lead, after, limit);
    }

    @Override
    public List<Conflict> conflicts(long one, long other) {
        List<Identifier> mine = identities.known(one);
        List<Identifier> theirs = identities.known(other);
        List<Conflict> conflicts = new ArrayList<>();
        SINGLE.stream()
                .map(kind -> conflict(kind, mine, theirs))
                .filter(Objects::nonNull)
                .forEach(conflicts::add);
        Conflict mails = conflict(Kind.EMAIL, mine, theirs);
        if (mails != null && log.ofTypes(List.of(one, other), PROOF).containsAll(List.of(one, other))) {
            conflicts.add(mails);
        }
        return conflicts;
    }

    private static @Nullable Conflict conflict(Kind kind, List<Identifier> mine, List<Identifier> theirs) {
        List<String> one = of(kind, mine);
        List<String> other = of(kind, theirs);
        boolean differ = !one.isEmpty() && !other.isEmpty() && one.stream().noneMatch(other::contains);
        return differ ? new Conflict(kind, one.getFirst(), other.getFirst()) : null;
    }

    private static List<String> of(Kind kind, Collection<Identifier> identifiers) {
        return identifiers.stream()
                .filter(one -> one.kind() == kind)
                .map(Identifier::value)
                .toList();
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why, List.of());
    }
}
