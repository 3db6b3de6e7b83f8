package io.hatchery.codec.defaults;

import static io.hatchery.codec.defaults.Conditions.*;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.journey.Node.Awaited;
import io.hatchery.engine.journey.Node.Reentry;
import io.hatchery.engine.journey.Node.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A welcome for every new lead, a hand-over for every MQL, a wake-up for the dormant. */
final class DefaultJourneys {
    private final Words words;

    DefaultJourneys(Words words) {
        this.words = words;
    }

    List<Journey> build() {
        return List.of(welcome(), handOver(), wakeUp());
    }

    private Journey welcome() {
        return new Journey(
                "welcome",
                1,
                words.of("Welcome", "新线索欢迎"),
                Journey.Status.LIVE,
                List.of(
                        new Node.Entry(
                                "start",
                                new Trigger.OnStage("LEAD"),
                                new Condition.Reachable("email"),
                                new Reentry.Never(),
                                Duration.ofDays(1),
                                "hello"),
                        new Node.Send("hello", "email", "welcome-1", "read"),
                        new Node.WaitFor(
                                "read",
                                new Awaited.ForEvent(event("email.clicked")),
                                Duration.ofDays(3),
                                "cases",
                                "second"),
                        new Node.Send("second", "email", "welcome-2", "pause"),
                        new Node.Wait("pause", Duration.ofDays(4), "cases"),
                        new Node.Send("cases", "email", "welcome-3", "think"),
                        new Node.WaitFor(
                                "think",
                                new Awaited.ForCondition(new Condition.HasTag("asks-price")),
                                Duration.ofDays(7),
                                "warm",
                                "interest"),
                        new Node.Branch(
                                "interest",
                                List.of(new Node.Arm(
                                        words.of("Reads the docs", "关注技术"), new Condition.HasTag("technical"), "warm")),
                                "last"),
                        new Node.Send("last", "email", "welcome-4", "done"),
                        new Node.AddTag("warm", "nurtured", "last"),
                        new Node.Goal(
                                "ready",
                                words.of("Became an MQL", "成为 MQL"),
                                stage("MQL", "TAL", "SAL", "SQL", "OPPORTUNITY", "POC", "CUSTOMER")),
                        new Node.Exit("done", words.of("End of the welcome", "欢迎流程结束"))),
                new Condition.IsSpam(),
                Map.of());
    }

    private Journey handOver() {
        return new Journey(
                "hand-over",
                1,
                words.of("Hand MQLs to an SDR", "MQL 移交 SDR"),
                Journey.Status.LIVE,
                List.of(
                        new Node.Entry(
                                "start",
                                new Trigger.OnStage("MQL"),
                                null,
                                new Reentry.Always(),
                                Duration.ofDays(1),
                                "assign"),
                        new Node.Assign("assign", "team:sdr", "call"),
                        new Node.CreateTask(
                                "call",
                                "team:sdr",
                                words.of("Call within 30 minutes", "30 分钟内首次联系"),
                                Duration.ofMinutes(30),
                                "done"),
                        new Node.Exit("done", words.of("Handed over", "已移交"))),
                null,
                Map.of());
    }

    private Journey wakeUp() {
        return new Journey(
                "wake-up",
                1,
                words.of("Wake up the dormant", "沉睡唤醒"),
                Journey.Status.LIVE,
                List.of(
                        new Node.Entry(
                                "start",
                                new Trigger.OnSegment("dormant"),
                                new Condition.Reachable("email"),
                                new Reentry.After(Duration.ofDays(180)),
                                Duration.ofDays(7),
                                "mail"),
                        new Node.Send("mail", "email", "case-study", "answer"),
                        new Node.WaitFor(
                                "answer",
                                new Awaited.ForEvent(event("email.clicked")),
                                Duration.ofDays(14),
                                "thanks",
                                "done"),
                        new Node.Send("thanks", "email", "product-education", "done"),
                        new Node.Exit("done", words.of("Done", "结束"))),
                stage("CUSTOMER", "OPPORTUNITY", "POC"),
                Map.of());
    }
}
