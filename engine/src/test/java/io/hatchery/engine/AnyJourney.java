package io.hatchery.engine;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.Dimension;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Random journeys of every kind of node. Ways lead forward, or back through a wait; journeys let leads into later ones only: so every one
 * of them passes the check.
 */
final class AnyJourney {
    static final int JOURNEYS = 3;
    private static final int STEPS = 12;
    private static final String PAUSE = "pause";

    private final Random random;
    private final int number;
    private final Supplier<Condition> conditions;
    private final Supplier<Pattern> patterns;

    AnyJourney(Random random, int number, Supplier<Condition> conditions, Supplier<Pattern> patterns) {
        this.random = random;
        this.number = number;
        this.conditions = conditions;
        this.patterns = patterns;
    }

    static BusinessCalendar calendar() {
        List<BusinessCalendar.Hours> week = new ArrayList<>();
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY)) {
            week.add(new BusinessCalendar.Hours(day, LocalTime.of(9, 0), LocalTime.NOON));
            week.add(new BusinessCalendar.Hours(day, LocalTime.of(13, 30), LocalTime.MIDNIGHT));
        }
        return new BusinessCalendar("office", "Office", ZoneId.of("Europe/Berlin"), week, List.of());
    }

    static @Nullable ContactPolicy policy(Random random) {
        return random.nextInt(3) == 0
                ? null
                : new ContactPolicy(
                        List.of(
                                new ContactPolicy.Cap(null, 2 + random.nextInt(3), Duration.ofHours(60)),
                                new ContactPolicy.Cap("email", 1, Duration.ofHours(1 + random.nextInt(30)))),
                        random.nextBoolean()
                                ? new ContactPolicy.QuietHours(LocalTime.of(21, 30), LocalTime.of(8, 0))
                                : null,
                        random.nextBoolean() ? Duration.ofDays(1) : null,
                        random.nextBoolean() ? 20.0 : null);
    }

    Journey journey() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node.Entry(
                "in",
                trigger(),
                random.nextInt(3) == 0 ? conditions.get() : null,
                one(List.of(
                        new Node.Reentry.Never(),
                        new Node.Reentry.After(Duration.ofDays(1 + random.nextInt(20))),
                        new Node.Reentry.Always())),
                Duration.ofDays(random.nextInt(3)),
                random.nextInt(3) == 0 ? 3 : null,
                id(0)));
        for (int i = 0; i < STEPS; i++) {
            nodes.add(node(i));
        }
        nodes.add(new Node.Wait(PAUSE, Duration.ofHours(24 + random.nextInt(200)), id(random.nextInt(STEPS))));
        if (random.nextBoolean()) {
            nodes.add(new Node.Goal("goal", "Goal", conditions.get()));
        }
        return new Journey(
                "j" + number,
                1 + random.nextInt(2),
                "Journey",
                one(List.of(
                        Journey.Status.LIVE,
                        Journey.Status.LIVE,
                        Journey.Status.LIVE,
                        Journey.Status.RETIRED,
                        Journey.Status.PAUSED)),
                nodes,
                random.nextInt(3) == 0 ? conditions.get() : null,
                Map.of(),
                random.nextInt(3),
                landings());
    }

    private Map<String, Journey.Landing> landings() {
        Map<String, Journey.Landing> landings = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(4)) {
                case 0 -> landings.put(id(i), new Journey.Landing.Leave());
                case 1 -> landings.put(id(i), new Journey.Landing.Stay());
                case 2 -> {}
                default -> landings.put(id(i), new Journey.Landing.MoveTo(id(random.nextInt(STEPS))));
            }
        }
        landings.put(PAUSE, new Journey.Landing.MoveTo(random.nextBoolean() ? PAUSE : id(random.nextInt(STEPS))));
        return landings;
    }

    private static String id(int i) {
        return "n" + i;
    }

    private Node.Trigger trigger() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Node.Trigger.OnSegment("s" + random.nextInt(3));
            case 2, 3 -> new Node.Trigger.OnEvent(patterns.get());
            case 4 -> new Node.Trigger.OnForm(random.nextBoolean() ? "*" : "f1");
            case 5 -> new Node.Trigger.OnDate("renewal", random.nextInt(21) - 10, time(), random.nextBoolean());
            case 6 ->
                number == 0
                        ? new Node.Trigger.Manual()
                        : new Node.Trigger.OnJourney(
                                "j" + random.nextInt(number),
                                random.nextBoolean() ? null : one(List.of(Outcome.values())));
            default -> new Node.Trigger.OnStage(one(AnyPlaybook.STAGES));
        };
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), random.nextBoolean() ? 0 : 30);
    }

    /** A way forward, or back through the pause, or out. */
    private @Nullable String next(int i) {
        int to = i + 1 + random.nextInt(3);
        return to < STEPS ? id(to) : random.nextInt(3) == 0 ? null : PAUSE;
    }

    private @Nullable String onError(int i) {
        return random.nextBoolean() ? null : next(i) == null ? PAUSE : next(i);
    }

    private Duration some() {
        return Duration.ofHours(1 + random.nextInt(300));
    }

    private String later() {
        return "j" + (number + 1 + random.nextInt(JOURNEYS - number - 1));
    }

    private Node node(int i) {
        boolean last = number == JOURNEYS - 1;
        String next = next(i);
        return switch (random.nextInt(last ? 18 : 21)) {
            case 0, 1 ->
                new Node.Send(
                        id(i),
                        random.nextBoolean() ? "email" : "sms",
                        "c" + i,
                        random.nextBoolean()
                                ? List.of()
                                : List.of(new Node.Variant("a", "ca", 1), new Node.Variant("b", "cb", 2)),
                        random.nextBoolean() ? "news" : null,
                        random.nextInt(3) == 0 ? Node.Kind.TRANSACTIONAL : null,
                        next,
                        onError(i));
            case 2 -> new Node.Wait(id(i), some(), next);
            case 3 -> new Node.WaitUntil(id(i), until(), next);
            case 4 ->
                new Node.WaitFor(
                        id(i),
                        random.nextBoolean()
                                ? new Node.Awaited.ForEvent(patterns.get())
                                : new Node.Awaited.ForCondition(conditions.get()),
                        some(),
                        next,
                        next(i));
            case 5 -> new Node.Branch(id(i), List.of(new Node.Arm("yes", conditions.get(), next)), next(i));
            case 6 ->
                new Node.Split(
                        id(i),
                        random.nextBoolean() ? "salt" : null,
                        one(List.of(Node.Mode.values())),
                        List.of(
                                new Node.Share("a", random.nextInt(3), false, next),
                                new Node.Share("b", 1, false, next(i)),
                                new Node.Share("none", 0.3, true, null)));
            case 7 -> new Node.AddTag(id(i), one(AnyPlaybook.TAGS), next);
            case 8 -> new Node.RemoveTag(id(i), one(AnyPlaybook.TAGS), next);
            case 9 ->
                new Node.SetField(
                        id(i), one(List.of("country", "email")), Value.of(random.nextInt(3) == 0 ? "" : "CN"), next);
            case 10 -> new Node.AdjustScore(id(i), one(List.of(Dimension.values())), random.nextInt(20) - 8, next);
            case 11 -> new Node.MoveStage(id(i), one(AnyPlaybook.STAGES), "because", next, onError(i));
            case 12 -> new Node.Assign(id(i), "team:sdr", next);
            case 13 -> new Node.CreateTask(id(i), "team:sdr", "Call", Duration.ofDays(1), next);
            case 14 -> new Node.Notify(id(i), "owner", "Look", next);
            case 15 -> new Node.CallWebhook(id(i), "crm", Map.of("a", "b"), next, onError(i));
            case 16 ->
                random.nextBoolean()
                        ? new Node.OfferSurvey(id(i), "email", "nps", next, onError(i))
                        : new Node.GiveReward(id(i), "mug", next, onError(i));
            case 17 -> random.nextInt(3) == 0 ? new Node.Exit(id(i), "Done") : new Node.Wait(id(i), some(), next);
            case 18 -> new Node.EnterJourney(id(i), later(), next);
            case 19 -> new Node.LeaveJourney(id(i), random.nextBoolean() ? "*" : later(), next);
            default -> new Node.SubJourney(id(i), later(), some(), next, next(i));
        };
    }

    private Node.Until until() {
        return switch (random.nextInt(4)) {
            case 0 -> new Node.Until.At(AnyLife.START.plus(some()));
            case 1 -> new Node.Until.OnDate("renewal", random.nextInt(9) - 4, time());
            case 2 ->
                new Node.Until.OnWeekday(
                        random.nextBoolean() ? List.of() : List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), time());
            default -> new Node.Until.Working("office");
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
