package io.hatchery.server.runtime;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.testkit.PlaybookBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small playbooks by chance. Those of one source share their journeys and differ in everything else. */
final class RandomRules {
    static final List<String> TYPES = List.of("page", "form", "download", "call");

    private final Random random;
    private final List<Node> welcome;
    private final List<Node> nurture;

    RandomRules(Random random) {
        this.random = random;
        this.welcome = journey("w", new Node.Trigger.OnSegment("s0"));
        this.nurture = journey(
                "n",
                random.nextBoolean() ? new Node.Trigger.OnEvent(Pattern.of(type())) : new Node.Trigger.OnStage("Lead"));
    }

    Playbook version(int number) {
        PlaybookBuilder rules = aPlaybook().version(number);
        for (int i = 0; i < 2; i++) {
            rules.points("p" + i, 5 + random.nextInt(30), type(), chance(2) ? null : days(1, 20));
        }
        rules.tag("t0", happened()).tag("t1", chance(2) ? null : new Condition.Not(happened()));
        rules.segment("s0", happened());
        rules.segment(
                "s1",
                switch (random.nextInt(4)) {
                    case 0 -> new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 10 + random.nextInt(40));
                    case 1 -> new Condition.All(List.of(new Condition.HasTag("t0"), happened()));
                    case 2 -> new Condition.InStageFor(days(0, 10));
                    default -> new Condition.Any(List.of(new Condition.InSegment("s0"), happened()));
                });
        rules.stage("Lead", new Condition.Trait("email", Condition.Op.IS_SET, List.of()), "Traffic");
        rules.stage("MQL", chance(2) ? new Condition.InSegment("s1") : happened(), "Lead");
        return rules.journey("welcome", welcome.toArray(Node[]::new))
                .journey("nurture", nurture.toArray(Node[]::new))
                .build();
    }

    private List<Node> journey(String prefix, Node.Trigger trigger) {
        Node.Reentry reentry = switch (random.nextInt(3)) {
            case 0 -> new Node.Reentry.Never();
            case 1 -> new Node.Reentry.Always();
            default -> new Node.Reentry.After(days(0, 5));
        };
        return List.of(
                new Node.Entry(prefix + "in", trigger, null, reentry, days(1, 30), prefix + "1"),
                send(prefix + "1", prefix + "2"),
                new Node.Wait(prefix + "2", days(0, 9), prefix + "3"),
                chance(2)
                        ? new Node.WaitFor(
                                prefix + "3",
                                new Node.Awaited.ForEvent(Pattern.of(type())),
                                days(0, 9),
                                prefix + "4",
                                prefix + "5")
                        : new Node.AddTag(prefix + "3", "t1", prefix + "4"),
                send(prefix + "4", null),
                new Node.Assign(prefix + "5", "team:sdr", null));
    }

    private static Node.Send send(String id, @Nullable String next) {
        return new Node.Send(id, "email", "letter-" + id, next);
    }

    private Condition happened() {
        Window window = chance(3) ? new Window.Ever() : new Window.InLast(days(0, 20));
        return new Condition.Happened(Pattern.of(type()), Times.AT_LEAST, 1 + random.nextInt(3), window);
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private Duration days(int least, int most) {
        return Duration.ofDays(least + random.nextInt(most - least + 1)).plusHours(1 + random.nextInt(20));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }
}
