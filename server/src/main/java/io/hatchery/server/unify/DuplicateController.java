package io.hatchery.server.unify;

import io.hatchery.engine.Context;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.platform.Wilson;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.LeadName;
import io.hatchery.server.runtime.Merges;
import io.hatchery.server.runtime.States;
import io.hatchery.server.unify.PairRows.Mark;
import io.hatchery.server.unify.PairRows.Pair;
import io.hatchery.server.unify.PairRows.State;
import io.hatchery.server.unify.matching.Level;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leads that may be one person: looked at side by side, made one, or told apart for good. */
@RestController
@RequestMapping("/api/duplicates")
@Allowed(Role.MARKETER)
class DuplicateController {
    private static final List<Double> LIMITS = List.of(0.9, 0.95, 0.99, 0.999);

    private final PairRows pairs;
    private final Merges merges;
    private final States states;
    private final Events events;
    private final Playbooks playbooks;
    private final Settings settings;
    private final Jobs jobs;
    private final SearchJob search;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    DuplicateController(
            PairRows pairs,
            Merges merges,
            States states,
            Events events,
            Playbooks playbooks,
            Settings settings,
            Jobs jobs,
            SearchJob search,
            AuditLog audit,
            Clock clock,
            Ids ids) {
        this.pairs = pairs;
        this.merges = merges;
        this.states = states;
        this.events = events;
        this.playbooks = playbooks;
        this.settings = settings;
        this.jobs = jobs;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** One side of a pair. */
    record Card(
            long id,
            @Nullable String name,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            List<Known> identifiers) {}

    record Known(Identifier.Kind kind, String value) {}

    /**
     * A field of which at least one side has a value.
     *
     * @param kept which side’s value stays unless somebody chooses: {@code one} or {@code other}
     */
    record Row(
            String field,
            String label,
            @Nullable String one,
            @Nullable String other,
            String kept) {}

    record Said(String part, Level level, double bits) {}

    /** @param conflicts what forbids a merge; empty when nothing does */
    record Item(
            Card one,
            Card other,
            double probability,
            List<Said> evidence,
            List<Row> fields,
            List<Merges.Conflict> conflicts,
            State state,
            Instant foundAt) {}

    record Items(List<Item> items, @Nullable String next) {}

    /** How many there are, and how sure merging without asking would have been. */
    record Summary(Map<State, Long> counts, @Nullable Double automatic, long learnedFrom, List<Limit> limits) {}

    /**
     * @param same of those decided by people at or above the probability, how many were one person
     * @param low the lower end of a 95 % Wilson interval of that share; null while nobody decided any
     */
    record Limit(
            double from,
            long decided,
            long same,
            @Nullable Double low,
            @Nullable Double high) {}

    /**
     * @param stays the lead whose number stays
     * @param from for fields whose value is to be another than the one that survives by itself: whose, {@code one} or {@code other}
     */
    record Asked(long stays, @Nullable Map<String, String> from) {}

    record Automatic(@Nullable Double limit) {}

    record Started(String job) {}

    record Merged(String merge, long lead) {}

    @GetMapping
    Items list(
            @RequestParam(defaultValue = "OPEN") State state,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 50);
        List<Pair> found = pairs.page(state, mark(cursor), size + 1);
        List<Pair> page = found.size() > size ? found.subList(0, size) : found;
        Pair last = page.isEmpty() ? null : page.getLast();
        return new Items(
                page.stream().map(this::item).flatMap(Optional::stream).toList(),
                found.size() > size && last != null ? last.bits() + "_" + last.one() + "_" + last.other() : null);
    }

    @GetMapping("/summary")
    Summary summary() {
        UnifySettings rules = settings.get(UnifySettings.AREA);
        return new Summary(
                pairs.counts(),
                rules.automatic(),
                rules.learnedFrom(),
                pairs.reviewed(LIMITS).stream().map(DuplicateController::limit).toList());
    }

    @PostMapping("/{one}/{other}/merge")
    Merged merge(Principal who, @PathVariable long one, @PathVariable long other, @RequestBody Asked asked) {
        if (asked.stays() != one && asked.stays() != other) {
            throw Problems.invalid("stays", "unify.stays", one, other);
        }
        if (pairs.find(one, other).isEmpty()) {
            throw Problems.notFound("pair", one + "/" + other);
        }
        String by = "user:" + who.getName();
        long goes = asked.stays() == one ? other : one;
        Map<String, Value> chosen = chosen(asked, one, other);
        return switch (merges.merge(asked.stays(), goes, by, "review")) {
            case Merges.Outcome.Done(String merge) -> {
                pairs.decide(one, other, State.MERGED, clock.now(), by, merge);
                keep(chosen, asked.stays(), by);
                audit.record("leads.merged", asked.stays() + " ← " + goes);
                yield new Merged(merge, asked.stays());
            }
            case Merges.Outcome.Refused refused -> throw MergeController.problem(refused);
        };
    }

    /** They are not one person; they are never suggested again. */
    @PostMapping("/{one}/{other}/different")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void different(Principal who, @PathVariable long one, @PathVariable long other) {
        decide(who, one, other, State.DIFFERENT);
    }

    /** To be looked at another time. */
    @PostMapping("/{one}/{other}/later")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void later(Principal who, @PathVariable long one, @PathVariable long other) {
        decide(who, one, other, State.LATER);
    }

    @PutMapping("/automatic")
    Summary automatic(Principal who, @RequestBody Automatic wanted) {
        UnifySettings before = settings.get(UnifySettings.AREA);
        Double limit = wanted.limit();
        if (limit != null && (limit < LIMITS.getFirst() || limit > 1)) {
            throw Problems.invalid("limit", "unify.limit");
        }
        settings.put(
                UnifySettings.AREA,
                new UnifySettings(limit, before.weights(), before.learnedFrom()),
                "user:" + who.getName());
        audit.record("duplicates.automatic", limit == null ? "off" : String.valueOf(limit));
        return summary();
    }

    /** Looks through all leads anew. */
    @PostMapping("/search")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started search(Principal who) {
        return new Started(jobs.running(search.name()).stream()
                .findFirst()
                .map(io.hatchery.server.platform.Job::id)
                .orElseGet(() -> jobs.start(search, new SearchJob.Progress(0, 0, 0), "user:" + who.getName())));
    }

    private void decide(Principal who, long one, long other, State state) {
        Pair pair = pairs.find(one, other).orElseThrow(() -> Problems.notFound("pair", one + "/" + other));
        if (pair.state() == State.MERGED) {
            throw Problems.conflict("pair-merged");
        }
        pairs.decide(one, other, state, clock.now(), "user:" + who.getName(), null);
    }

    /** The values somebody chose, as they were before the merge. */
    private Map<String, Value> chosen(Asked asked, long one, long other) {
        Map<String, Value> chosen = new HashMap<>();
        Map<String, String> from = asked.from() == null ? Map.of() : asked.from();
        from.forEach((field, side) -> states.of(side.equals("one") ? one : other)
                .map(state -> state.traits().value(field))
                .ifPresent(value -> chosen.put(field, value)));
        return chosen;
    }

    private void keep(Map<String, Value> chosen, long lead, String by) {
        if (!chosen.isEmpty()) {
            Instant now = clock.now();
            events.accept(List.of(new Arrival(
                    "console",
                    ids.next(),
                    new Arrival.Who.Lead(lead),
                    "field.changed",
                    now,
                    now,
                    chosen,
                    Map.of(),
                    Context.by(by),
                    false,
                    "{\"type\":\"field.changed\"}")));
        }
    }

    private Optional<Item> item(Pair pair) {
        LeadState one = states.of(pair.one()).orElse(null);
        LeadState other = states.of(pair.other()).orElse(null);
        if (one == null || other == null) {
            return Optional.empty();
        }
        return Optional.of(new Item(
                card(pair.one(), one),
                card(pair.other(), other),
                pair.probability(),
                pair.evidence().stream()
                        .map(it -> new Said(it.part(), it.level(), it.bits()))
                        .toList(),
                rows(one, other),
                pair.state() == State.MERGED ? List.of() : merges.conflicts(pair.one(), pair.other()),
                pair.state(),
                pair.foundAt()));
    }

    private Card card(long id, LeadState state) {
        return new Card(
                id,
                LeadName.of(state, false),
                state.stage().stage(),
                state.stage().owner(),
                state.firstSeen(),
                state.lastSeen(),
                states.identifiers(id).stream()
                        .filter(it -> it.kind() != Identifier.Kind.ANONYMOUS_ID)
                        .map(it -> new Known(it.kind(), it.value()))
                        .toList());
    }

    private List<Row> rows(LeadState one, LeadState other) {
        Map<String, String> labels = new TreeMap<>();
        playbooks.current().playbook().fields().forEach(field -> labels.put(field.key(), field.label()));
        List<Row> rows = new ArrayList<>();
        labels.forEach((key, label) -> {
            String mine = shown(one.traits().value(key));
            String theirs = shown(other.traits().value(key));
            if (mine != null || theirs != null) {
                rows.add(new Row(key, label, mine, theirs, survivor(one, other, key)));
            }
        });
        return rows;
    }

    private String survivor(LeadState one, LeadState other, String key) {
        var mine = one.traits().byKey().get(key);
        var theirs = other.traits().byKey().get(key);
        if (mine == null || theirs == null) {
            return mine == null ? "other" : "one";
        }
        Field field = playbooks.current().playbook().fields().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElse(null);
        return io.hatchery.engine.trait.Survival.beats(field == null ? null : field.survivorship(), theirs, mine)
                ? "other"
                : "one";
    }

    private static @Nullable String shown(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Text(String text) -> text;
            case Value.Num(double number) ->
                number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
            default -> value.toString();
        };
    }

    private static Limit limit(PairRows.Reviewed it) {
        if (it.decided() == 0) {
            return new Limit(it.from(), 0, 0, null, null);
        }
        Wilson share = new Wilson(it.same(), it.decided());
        return new Limit(it.from(), it.decided(), it.same(), share.low(), share.high());
    }

    private static @Nullable Mark mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = cursor.split("_", -1);
        try {
            return new Mark(Double.parseDouble(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Problems.badRequest("cursor");
        }
    }
}
