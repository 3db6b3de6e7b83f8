package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.account.Accounts;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.pattern.PatternKey;
import io.hatchery.engine.pattern.Summaries;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.pattern.Tally;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.segment.Memberships;
import io.hatchery.engine.tag.Tags;
import io.hatchery.engine.trait.Traits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random states of leads over the vocabulary of {@link AnyQuestion}: also such as no playbook of today leads to. */
final class AnyState {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final List<Duration> HALF_LIVES = List.of(
            Duration.ofDays(7), Duration.ofDays(30), Duration.ofHours(5), Duration.ofSeconds(90), Duration.ofDays(1));
    private final Random random;

    AnyState(long seed) {
        this.random = new Random(seed);
    }

    LeadState state(long id) {
        LeadState u = LeadState.unknown(id);
        String stage = chance(5) ? null : one(AnyQuestion.STAGES);
        Instant since = stage == null ? null : moment();
        Summaries summaries = summaries(since);
        return new LeadState(
                id,
                1 + random.nextInt(50),
                START,
                List.of(),
                moment(),
                moment(),
                u.firstSource(),
                u.lastSource(),
                traits(),
                summaries,
                new Tags(
                        some(AnyQuestion.TAGS, () -> new Tags.Given(moment(), Tags.By.RULE)),
                        some(AnyQuestion.TAGS, this::moment)),
                scores(),
                new Memberships(some(AnyQuestion.SEGMENTS, this::moment), some(AnyQuestion.SEGMENTS, this::moment)),
                new StageState(
                        stage,
                        since,
                        visits(stage),
                        since == null ? Map.of() : summaries.settledAt(since),
                        chance(2) ? null : "user:" + random.nextInt(3),
                        null,
                        null),
                enrolments(),
                new Contact(
                        some(
                                List.of("email", "phone", "email/newsletter", "sms/offers"),
                                () -> new Contact.Standing(one(List.of(Permission.values())), moment())),
                        Map.of(),
                        List.of()),
                account(),
                null);
    }

    private Map<String, StageState.Visits> visits(@Nullable String stage) {
        Map<String, StageState.Visits> visits =
                new HashMap<>(some(AnyQuestion.STAGES, () -> new StageState.Visits(1, moment(), moment())));
        if (stage != null) {
            visits.put(stage, new StageState.Visits(1, moment(), moment()));
        }
        return visits;
    }

    @SuppressWarnings("NullAway") // nobody in these states waits for an outcome
    private Enrolments enrolments() {
        List<Enrolments.Enrolment> active = new ArrayList<>();
        Map<String, Enrolments.Past> past = new HashMap<>();
        for (String journey : AnyQuestion.JOURNEYS) {
            Map<String, Integer> nodes = some(AnyQuestion.NODES, () -> 1);
            if (chance(3)) {
                active.add(new Enrolments.Enrolment(
                        journey, 1, 1, moment(), "n0", moment(), null, nodes, Map.of(), null, null));
            }
            if (chance(3)) {
                past.put(journey, new Enrolments.Past(1, moment(), JourneyFact.Outcome.EXITED, nodes));
            }
        }
        return new Enrolments(active, past);
    }

    private Accounts account() {
        Map<String, Value> traits = some(AnyQuestion.FIELDS, this::value);
        return chance(3)
                ? Accounts.NONE
                : new Accounts(
                        new AccountView("a", traits, 5, random.nextInt(5), random.nextInt(80) / 2.0, START), null);
    }

    private Summaries summaries(@Nullable Instant since) {
        Map<String, Summary> byKey = new HashMap<>();
        for (var pattern : AnyQuestion.PATTERNS) {
            if (chance(3)) {
                continue;
            }
            int keep = random.nextInt(7);
            Summary summary = Summary.none(keep);
            TreeSet<Instant> times = new TreeSet<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                times.add(moment());
            }
            List<Instant> all = new ArrayList<>(times);
            for (int i = random.nextInt(3); i > 0 && since != null; i--) {
                all.add(since);
            }
            for (Instant at : all) {
                summary = summary.with(at, keep);
            }
            byKey.put(
                    PatternKey.of(pattern),
                    new Summary(
                            summary.count(),
                            summary.first(),
                            summary.last(),
                            summary.recent(),
                            keep,
                            some(AnyQuestion.PROPERTIES, this::tally)));
        }
        return new Summaries(byKey);
    }

    private Tally tally() {
        long day = START.getEpochSecond() / 86_400;
        List<Tally.Day> days = new ArrayList<>();
        for (int i = 30; i > 0; i -= 1 + random.nextInt(12)) {
            double sum = amount();
            days.add(new Tally.Day(day - i, sum, sum - random.nextInt(3)));
        }
        return new Tally(
                amount(),
                chance(4) ? null : amount(),
                days,
                some(List.of("a", "b", "c", "d"), () -> day - random.nextInt(30)));
    }

    private double amount() {
        return chance(2) ? random.nextInt(12) : random.nextInt(120) / 10.0;
    }

    private Scores scores() {
        Map<String, Scores.Balance> byRule = new HashMap<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            Duration halfLife = chance(3) ? null : one(HALF_LIVES);
            double points = chance(4) ? -random.nextInt(20) : random.nextInt(40);
            Instant at = moment();
            byRule.put("r" + i, new Scores.Balance(one(List.of(Dimension.values())), points, at, halfLife));
            if (chance(25)) {
                List<Scores.Grant> grants = List.of(new Scores.Grant(points, at));
                ScoreRule.Decay decay = new ScoreRule.Decay.Linear(Duration.ofDays(30));
                byRule.put(
                        "granted",
                        new Scores.Balance(
                                Dimension.ENGAGEMENT, points, at, null, ScoreRule.Model.ONLINE, decay, grants, null));
            }
        }
        Map<String, Scores.Limit> limits = some(
                List.of(Scores.limit(Dimension.ENGAGEMENT, 50), Scores.limit(Dimension.FIT, 20)),
                () -> new Scores.Limit(true, chance(3) ? null : moment()));
        return new Scores(
                byRule,
                chance(5) ? null : one(List.of("A1", "A3", "B2", "C1", "D4")),
                chance(4),
                limits,
                chance(2) ? null : moment(),
                chance(5) ? Map.of("ONLINE", 20.0) : Map.of());
    }

    private Traits traits() {
        return new Traits(some(AnyQuestion.FIELDS, () -> new Traits.Known(value(), START, "e")));
    }

    /** Of any kind, whatever the field: types of fields change. */
    Value value() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> Value.of(one(AnyQuestion.TEXTS));
            case 2 -> Value.of(random.nextInt(100));
            case 3 -> Value.of(one(List.of(0.5, 12.25, 1e-5, 12345678.5, 1e17, -3.0, 5.0)));
            case 4 -> Value.of(random.nextBoolean());
            case 5, 6 -> Value.of(moment());
            case 7 -> Value.of(one(AnyQuestion.MOMENTS));
            default ->
                new Value.Many(some(AnyQuestion.TEXTS, () -> 1).keySet().stream()
                        .map(Value::of)
                        .toList());
        };
    }

    /** Often at an edge: the start itself, midnights, whole days before. */
    Instant moment() {
        return switch (random.nextInt(5)) {
            case 0 -> START.minus(Duration.ofDays(random.nextInt(40)));
            case 1 -> START.minus(Duration.ofHours(random.nextInt(500)));
            case 2 ->
                START.minus(Duration.ofDays(365L * random.nextInt(4))).minus(Duration.ofHours(random.nextInt(72)));
            default -> START.minusSeconds(random.nextInt(4_000_000)).plusNanos(random.nextInt(1_000_000) * 1000L);
        };
    }

    private <T> Map<String, T> some(List<String> of, Supplier<T> value) {
        Map<String, T> some = new HashMap<>();
        of.forEach(one -> {
            if (chance(3)) {
                some.put(one, value.get());
            }
        });
        return some;
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
