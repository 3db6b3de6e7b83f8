package io.hatchery.server.leads;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random conditions of every kind over a small vocabulary, so that they often hold. */
final class AnyQuestion {
    static final List<String> STAGES = List.of("Traffic", "Lead", "MQL", "SAL");
    static final List<String> TAGS = List.of("t0", "t1", "a \"quoted\" one");
    static final List<String> SEGMENTS = List.of("s0", "s1");
    static final List<String> JOURNEYS = List.of("j0", "j1");
    static final List<String> NODES = List.of("n0", "n1");
    static final List<String> PROPERTIES = List.of("amount", "pages");
    static final List<String> FIELDS =
            List.of("email", "phone", "country", "employees", "renewal", "customer", "topics", "note");
    static final List<String> TEXTS = List.of(
            "ai",
            "iot",
            "CN",
            "DE",
            "",
            "  ",
            "\u3000",
            "5",
            "5.0",
            "-0",
            "12.25",
            "true",
            "2026-02-20",
            "2026-03-01T00:00:00Z",
            "a%b_c",
            "汉字 ai",
            "it's \"so\" \\ here",
            "😀");
    static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2024-02-29T12:00:00Z"),
            Instant.parse("2025-03-01T05:30:00Z"),
            Instant.parse("1990-11-01T04:30:00Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.parse("0000-03-01T00:00:00Z"));
    private static final Window.Between BETWEEN =
            new Window.Between(AnyState.START.minus(Duration.ofDays(20)), AnyState.START.minus(Duration.ofDays(5)));
    static final List<Pattern> PATTERNS = List.of(
            Pattern.of("page"),
            Pattern.of("form.submitted"),
            Pattern.of("*"),
            new Pattern("page", List.of(new Pattern.Filter("path", Pattern.Op.STARTS_WITH, List.of(Value.of("/p1"))))),
            Pattern.of("page").between(BETWEEN.from(), BETWEEN.to()));

    private final Random random;
    private final AnyState values;

    AnyQuestion(long seed) {
        this.random = new Random(seed);
        this.values = new AnyState(seed + 1);
    }

    Condition condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> new Condition.Not(condition(depth - 1));
                case 1 -> new Condition.All(parts(depth));
                default -> new Condition.Any(parts(depth));
            };
        }
        return leaf();
    }

    private List<Condition> parts(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> condition(depth - 1))
                .toList();
    }

    Condition leaf() {
        return switch (random.nextInt(27)) {
            case 0, 1, 2, 3 -> trait();
            case 4, 5, 6 -> new Condition.Happened(one(PATTERNS), times(), 1 + random.nextInt(4), window());
            case 7 -> new Condition.HasTag(one(TAGS));
            case 8 -> new Condition.HadTag(one(TAGS));
            case 9 -> new Condition.InSegment(one(SEGMENTS));
            case 10 -> new Condition.WasInSegment(one(SEGMENTS));
            case 11, 12 -> new Condition.ScoreAtLeast(one(List.of(Dimension.values())), points());
            case 13 -> new Condition.ScoreBelow(one(List.of(Dimension.values())), points());
            case 14 -> new Condition.ScoreSumAtLeast(points());
            case 15 ->
                random.nextBoolean()
                        ? new Condition.ScoreCrossed(Dimension.ENGAGEMENT, 50, days())
                        : new Condition.GradeRose(days());
            case 16 -> new Condition.GradeIn(List.of(one(List.of("A*", "*1", "D4", "B2"))));
            case 17 -> random.nextBoolean() ? new Condition.IsSpam() : new Condition.StageIs(List.of(one(STAGES)));
            case 18 -> new Condition.StageWas(one(STAGES));
            case 19 -> new Condition.InStageFor(days());
            case 20 -> new Condition.Owned(random.nextBoolean() ? "user:1" : null);
            case 21 ->
                new Condition.Reachable(
                        one(List.of("email", "phone", "sms")),
                        one(java.util.Arrays.asList(null, "newsletter", "offers")));
            case 22 ->
                new Condition.PermissionIs(
                        one(List.of("email", "phone", "sms")),
                        one(List.of(Permission.values())),
                        one(java.util.Arrays.asList(null, "newsletter", "offers")));
            case 23 -> accounts();
            case 24 ->
                random.nextBoolean()
                        ? new Condition.InJourney(one(JOURNEYS))
                        : new Condition.FinishedJourney(one(JOURNEYS));
            case 25 -> new Condition.ReachedNode(one(JOURNEYS), one(NODES));
            default ->
                new Condition.Measured(
                        one(PATTERNS),
                        one(PROPERTIES),
                        one(List.of(Condition.Measure.values())),
                        times(),
                        random.nextBoolean() ? random.nextInt(15) : random.nextInt(150) / 10.0,
                        random.nextBoolean() ? new Window.Ever() : new Window.InLast(days()));
        };
    }

    private Condition accounts() {
        return switch (random.nextInt(3)) {
            case 0 -> {
                Condition.Trait like = trait();
                yield new Condition.AccountTrait(like.field(), like.op(), like.values());
            }
            case 1 -> new Condition.AccountEngaged(times(), random.nextInt(5));
            default -> new Condition.AccountScoreAtLeast(random.nextInt(80) / 2.0);
        };
    }

    private Condition.Trait trait() {
        Op op = one(List.of(Op.values()));
        return new Condition.Trait(one(FIELDS), op, operands(op));
    }

    private List<Value> operands(Op op) {
        return switch (op) {
            case IS_SET, IS_EMPTY, ANNIVERSARY_TODAY -> List.of();
            case IN_LAST_DAYS, IN_NEXT_DAYS -> List.of(Value.of(random.nextInt(40)));
            case BETWEEN, ONE_OF -> List.of(values.value(), values.value());
            case MATCHES -> List.of(Value.of(one(List.of("a.", "^[A-Z]{2}$", "(a+)+$", "汉", "("))));
            case CONTAINS, STARTS_WITH ->
                List.of(Value.of(one(List.of("a", "ai", "", "5", "tr", "2026", "%", "\"", "汉"))));
            case IS, IS_NOT, GREATER, AT_LEAST, LESS, AT_MOST -> List.of(values.value());
        };
    }

    private Window window() {
        return switch (random.nextInt(7)) {
            case 0 -> new Window.Ever();
            case 1, 2 -> new Window.SinceStage();
            case 3 -> random.nextBoolean() ? new Window.SinceJourney() : BETWEEN;
            default -> new Window.InLast(days());
        };
    }

    private Duration days() {
        return random.nextBoolean()
                ? Duration.ofDays(1 + random.nextInt(35))
                : Duration.ofSeconds(1 + random.nextInt(3_000_000)).plusNanos(random.nextInt(2));
    }

    private double points() {
        return random.nextInt(3) == 0 ? random.nextInt(400) / 10.0 : random.nextInt(45) - 5;
    }

    private Times times() {
        return one(List.of(Times.values()));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
