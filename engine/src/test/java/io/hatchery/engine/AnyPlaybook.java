package io.hatchery.engine;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random playbooks over a small vocabulary, so that rules often meet; every one of them compiles. */
final class AnyPlaybook {
    static final List<String> TYPES = List.of("page", "form.submitted", "email.opened", "call.logged", "lead.accepted");
    static final List<String> STAGES = List.of("Traffic", "Lead", "MQL", "SAL", "Recycled");
    static final List<String> TAGS = List.of("t0", "t1", "t2", "hand");
    private static final List<Field> FIELDS = List.of(
            new Field("email", "E-mail", Field.Type.TEXT, List.of()),
            new Field("country", "Country", Field.Type.CHOICE, List.of("CN", "DE", "US")),
            new Field("employees", "Employees", Field.Type.NUMBER, List.of()),
            new Field("renewal", "Renewal", Field.Type.DATE, List.of()),
            new Field("timeZone", "Time zone", Field.Type.TEXT, List.of()),
            new Field("customer", "Customer", Field.Type.FLAG, List.of()),
            new Field("topics", "Topics", Field.Type.LIST, List.of()));

    private final Random random;
    private final ZoneId zone;
    private int definedTags;
    private int definedSegments;

    AnyPlaybook(long seed) {
        this.random = new Random(seed);
        this.zone = ZoneId.of(one(List.of("Asia/Shanghai", "America/New_York", "UTC", "America/Havana")));
    }

    CompiledPlaybook compiled() {
        return switch (CompiledPlaybook.compile(playbook())) {
            case Compilation.Ready ready -> ready.playbook();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    Playbook playbook() {
        List<TagRule> tags = new ArrayList<>();
        tags.add(new TagRule("hand", "By hand", "g", TagRule.Kind.FACTUAL, 10, null));
        for (definedTags = 0; definedTags < 3; definedTags++) {
            tags.add(new TagRule(
                    "t" + definedTags,
                    "Tag",
                    "g",
                    TagRule.Kind.ANALYTICAL,
                    50,
                    random.nextInt(4) == 0 ? null : condition(2)));
        }
        List<Segment> segments = new ArrayList<>();
        for (definedSegments = 0; definedSegments < 3; definedSegments++) {
            segments.add(new Segment("s" + definedSegments, "Segment", "", condition(3)));
        }
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < AnyJourney.JOURNEYS; i++) {
            journeys.add(new AnyJourney(random, i, this::journeyCondition, this::pattern).journey());
        }
        return new Playbook(3, "Any", zone, FIELDS, tags, scoring(), segments, lifecycle(), journeys)
                .withCalendars(List.of(AnyJourney.calendar()))
                .withContact(AnyJourney.policy(random));
    }

    /** Every kind of trigger, decay and cap. */
    Scoring scoring() {
        List<ScoreRule> rules = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ScoreRule.Trigger trigger = trigger();
            double points = random.nextInt(4) == 0 ? -3 - random.nextInt(10) : 5 + random.nextInt(20);
            Double cap = random.nextInt(3) == 0 ? Double.valueOf(points * 2.5) : null;
            Double capPerDay = trigger instanceof ScoreRule.Trigger.Each && random.nextInt(4) == 0
                    ? Double.valueOf(points * 1.5)
                    : null;
            ScoreRule.Decay decay = trigger instanceof ScoreRule.Trigger.Silent ? new ScoreRule.Decay.None() : decay();
            ScoreRule.Model model = one(List.of(ScoreRule.Model.values()));
            rules.add(new ScoreRule("r" + i, "Rule", model, trigger, points, cap, capPerDay, decay));
        }
        Map<String, Double> modelCaps =
                random.nextInt(3) == 0 ? Map.of("ONLINE", 25.0, "PERSON", 12.0, "EMAIL", 8.0) : Map.of();
        Scoring.AccountScoring account = random.nextInt(3) == 0 ? new Scoring.AccountScoring(18, 3) : null;
        return new Scoring(rules, new Scoring.GradeMatrix(30, 15, 5, 40, 20, 10), 25, modelCaps, account);
    }

    private ScoreRule.Trigger trigger() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new ScoreRule.Trigger.While(trait());
            case 2, 3 -> new ScoreRule.Trigger.While(happened());
            case 4 ->
                new ScoreRule.Trigger.Silent(
                        random.nextBoolean() ? pattern() : null,
                        Duration.ofHours(1 + random.nextInt(400)),
                        1 + random.nextInt(4));
            default -> new ScoreRule.Trigger.Each(pattern());
        };
    }

    private ScoreRule.Decay decay() {
        Duration duration = Duration.ofHours(random.nextBoolean() ? 24 : 1 + random.nextInt(500));
        return switch (random.nextInt(6)) {
            case 0, 1 -> new ScoreRule.Decay.None();
            case 2 -> new ScoreRule.Decay.Linear(duration);
            case 3 -> new ScoreRule.Decay.Expiry(duration);
            default -> new ScoreRule.Decay.HalfLife(duration);
        };
    }

    private Lifecycle lifecycle() {
        List<List<String>> froms = STAGES.stream()
                .map(stage -> STAGES.stream()
                        .filter(other -> !other.equals(stage) && random.nextInt(3) > 0)
                        .toList())
                .toList();
        List<Lifecycle.Stage> stages = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            String stage = STAGES.get(i);
            List<String> open = STAGES.stream()
                    .filter(other -> froms.get(STAGES.indexOf(other)).contains(stage))
                    .toList();
            stages.add(new Lifecycle.Stage(
                    stage,
                    stage,
                    one(List.of(Lifecycle.Team.values())),
                    Lifecycle.Kind.MAIN,
                    random.nextBoolean()
                            ? new Condition.All(
                                    List.of(condition(1), new Condition.Not(new Condition.StageIs(List.of(stage)))))
                            : null,
                    froms.get(i),
                    random.nextInt(3) == 0 ? List.of("country") : List.of(),
                    random.nextInt(3) == 0,
                    random.nextInt(4) == 0 ? List.of("because", "overdue") : List.of(),
                    random.nextInt(3) == 0 ? Duration.ofHours(1 + random.nextInt(100)) : null,
                    random.nextInt(2) == 0 ? sla(open) : null,
                    random.nextInt(3) == 0 ? "qualified" : null));
        }
        return new Lifecycle(stages);
    }

    private Lifecycle.Sla sla(List<String> open) {
        List<Lifecycle.SlaAction> breach = new ArrayList<>();
        breach.add(new Lifecycle.SlaAction.Tell("owner"));
        breach.add(new Lifecycle.SlaAction.Reassign(one(List.of("pool", "team:sdr", "user:2"))));
        if (!open.isEmpty() && random.nextBoolean()) {
            breach.add(new Lifecycle.SlaAction.MoveTo(one(open), "overdue"));
        }
        boolean warns = random.nextBoolean();
        return new Lifecycle.Sla(
                Duration.ofMinutes(600 + random.nextInt(8000)),
                random.nextBoolean() ? "office" : null,
                warns ? 1 + random.nextInt(99) : null,
                warns ? List.of(new Lifecycle.SlaAction.Tell("team:sdr")) : List.of(),
                breach);
    }

    private Condition journeyCondition() {
        return random.nextBoolean()
                ? new Condition.Happened(
                        pattern(), Condition.Times.AT_LEAST, 1 + random.nextInt(2), new Condition.Window.SinceJourney())
                : condition(2);
    }

    /** A condition that refers only to what is defined before it, so that nothing depends on itself. */
    Condition condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 22 : 19);
        return switch (kind) {
            case 0, 1 -> trait();
            case 2, 3, 4 -> happened();
            case 5 -> new Condition.ScoreAtLeast(one(List.of(Dimension.values())), random.nextInt(45) - 5);
            case 6 -> definedTags > 0 ? new Condition.HasTag("t" + random.nextInt(definedTags)) : happened();
            case 7 -> definedSegments > 0 ? new Condition.InSegment("s" + random.nextInt(definedSegments)) : trait();
            case 8 -> new Condition.GradeIn(List.of(one(List.of("A*", "*1", "D4", "B2"))));
            case 9 ->
                random.nextBoolean()
                        ? new Condition.StageIs(List.of(one(STAGES)))
                        : new Condition.StageWas(one(STAGES));
            case 10 -> new Condition.InStageFor(Duration.ofHours(1 + random.nextInt(300)));
            case 11 -> contact();
            case 12 -> random.nextBoolean() ? new Condition.InJourney("j0") : new Condition.FinishedJourney("j1");
            case 13 -> had();
            case 14 -> ofScores();
            case 15 -> ofAccount();
            case 16, 17 -> measured();
            case 18 -> new Condition.ReachedNode("j" + random.nextInt(2), one(List.of("in", "n0", "n1")));
            case 19 -> new Condition.Not(condition(depth - 1));
            case 20 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
            default -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
        };
    }

    private Condition contact() {
        String purpose = random.nextBoolean() ? "newsletter" : null;
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.Reachable("email", purpose);
            case 1 -> new Condition.PermissionIs("email", Contact.Permission.WITHDRAWN, purpose);
            case 2 -> new Condition.Owned(random.nextBoolean() ? "user:1" : null);
            default -> new Condition.IsSpam();
        };
    }

    private Condition had() {
        if (random.nextBoolean()) {
            return definedTags > 0 ? new Condition.HadTag("t" + random.nextInt(definedTags)) : happened();
        }
        return definedSegments > 0 ? new Condition.WasInSegment("s" + random.nextInt(definedSegments)) : trait();
    }

    private Condition ofScores() {
        Dimension dimension = one(List.of(Dimension.values()));
        Duration within = Duration.ofHours(1 + random.nextInt(200));
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.ScoreBelow(dimension, random.nextInt(45) - 5);
            case 1 -> new Condition.ScoreSumAtLeast(random.nextInt(60));
            case 2 -> new Condition.ScoreCrossed(dimension, 5 + random.nextInt(20), within);
            default -> new Condition.GradeRose(within);
        };
    }

    private Condition ofAccount() {
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.AccountTrait("industry", Condition.Op.IS, List.of(Value.of("software")));
            case 1 ->
                new Condition.AccountTrait("founded", Condition.Op.IN_LAST_DAYS, List.of(Value.of(random.nextInt(30))));
            case 2 -> new Condition.AccountEngaged(one(List.of(Condition.Times.values())), 1 + random.nextInt(3));
            default -> new Condition.AccountScoreAtLeast(random.nextInt(60));
        };
    }

    /** A measure of numbers or of different values; days of the amounts in {@link AnyLife} are few, so that windows run out. */
    private Condition measured() {
        Condition.Window window = switch (random.nextInt(4)) {
            case 0 -> new Condition.Window.Ever();
            case 1 -> between();
            default -> new Condition.Window.InLast(Duration.ofDays(1 + random.nextInt(20)));
        };
        Condition.Measure measure = one(List.of(Condition.Measure.values()));
        Condition.Times times = one(List.of(Condition.Times.values()));
        return measure == Condition.Measure.DISTINCT
                ? new Condition.Measured(
                        single(), one(List.of("path", "amount")), measure, times, 1 + random.nextInt(4), window)
                : new Condition.Measured(single(), "amount", measure, times, random.nextInt(40) - 5, window);
    }

    private Condition.Window between() {
        Instant from = AnyLife.START.plus(Duration.ofHours(random.nextInt(600)));
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.Window.Between(from, null);
            case 1 -> new Condition.Window.Between(null, from);
            default -> new Condition.Window.Between(from, from.plus(Duration.ofHours(1 + random.nextInt(900))));
        };
    }

    private Condition happened() {
        Condition.Window window = switch (random.nextInt(6)) {
            case 0 -> new Condition.Window.Ever();
            case 1 -> new Condition.Window.SinceStage();
            case 2 -> between();
            default -> new Condition.Window.InLast(Duration.ofHours(1 + random.nextInt(400)));
        };
        Condition.Times times = one(List.of(Condition.Times.values()));
        return new Condition.Happened(pattern(), times, 1 + random.nextInt(3), window);
    }

    private Condition trait() {
        return switch (random.nextInt(7)) {
            case 6 -> new Condition.Trait("renewal", Condition.Op.ANNIVERSARY_TODAY, List.of());
            case 0 -> new Condition.Trait("country", Condition.Op.IS, List.of(Value.of("CN")));
            case 1 -> new Condition.Trait("employees", Condition.Op.BETWEEN, List.of(Value.of(20), Value.of(70)));
            case 2 -> new Condition.Trait("renewal", Condition.Op.IN_NEXT_DAYS, List.of(Value.of(random.nextInt(20))));
            case 3 -> new Condition.Trait("renewal", Condition.Op.IN_LAST_DAYS, List.of(Value.of(random.nextInt(20))));
            case 4 -> new Condition.Trait("email", Condition.Op.IS_SET, List.of());
            default -> new Condition.Trait("topics", Condition.Op.CONTAINS, List.of(Value.of("ai")));
        };
    }

    private Pattern pattern() {
        Pattern then = single();
        return random.nextInt(4) > 0
                ? then
                : new Pattern(
                        then.type(),
                        then.where(),
                        new Pattern.After(single(), Duration.ofMinutes(1 + random.nextInt(20_000))));
    }

    private Pattern single() {
        String type = one(List.of("page", "page", "form.submitted", "email.*", "*", "lead.accepted"));
        return random.nextBoolean()
                ? Pattern.of(type)
                : new Pattern(
                        type,
                        List.of(new Pattern.Filter(
                                "path", Pattern.Op.STARTS_WITH, List.of(Value.of("/p" + random.nextInt(3))))));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
