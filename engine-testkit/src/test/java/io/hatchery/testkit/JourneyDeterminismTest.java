package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.ContactFact;
import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.trait.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A journey of thirty touches over thirteen weeks, lived through by ten thousand leads of many time zones who open and click by a seed.
 * The digest of all that was concluded is pinned: it must be the same on every run, machine and host. It changes only when what the
 * engine concludes changes, and then it is pinned anew.
 */
class JourneyDeterminismTest {
    private static final int LEADS = 10_000;
    private static final int TOUCHES = 30;
    private static final String DIGEST = "7ed173c7a7a35089";

    private static final List<String> ZONES =
            List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "");

    private long facts;
    private long messages;

    private static CompiledPlaybook playbook() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node.Entry(
                "in", new Node.Trigger.OnForm("*"), null, new Node.Reentry.Never(), Duration.ofDays(1), "arms"));
        nodes.add(new Node.Split(
                "arms",
                null,
                Node.Mode.FIXED,
                List.of(new Node.Share("nurtured", 95, false, "touch0"), new Node.Share("not", 5, true, null))));
        for (int i = 0; i < TOUCHES; i++) {
            String next = i + 1 < TOUCHES ? "touch" + (i + 1) : "done";
            List<Node.Variant> variants = i % 5 == 0
                    ? List.of(new Node.Variant("a", "a" + i, 1), new Node.Variant("b", "b" + i, 1))
                    : List.of();
            nodes.add(new Node.Send("touch" + i, "email", "c" + i, variants, "news", null, "wait" + i, null));
            nodes.add(
                    switch (i % 3) {
                        case 0 -> new Node.Wait("wait" + i, Duration.ofDays(3), next);
                        case 1 ->
                            new Node.WaitFor(
                                    "wait" + i,
                                    new Node.Awaited.ForEvent(Pattern.of("email.clicked")),
                                    Duration.ofDays(3),
                                    "hot" + i,
                                    next);
                        default ->
                            new Node.WaitUntil(
                                    "wait" + i,
                                    new Node.Until.OnWeekday(
                                            List.of(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY), LocalTime.of(9, 30)),
                                    next);
                    });
            if (i % 3 == 1) {
                nodes.add(new Node.AddTag("hot" + i, "hot", "rest" + i));
                nodes.add(new Node.Wait("rest" + i, Duration.ofHours(30), next));
            }
        }
        nodes.add(new Node.Exit("done", "Done"));
        nodes.add(new Node.Goal("goal", "Asked for a demo", new Condition.StageIs(List.of("MQL"))));
        return aPlaybook()
                .field("timeZone", Field.Type.TEXT)
                .tag("hot", null)
                .stage(
                        "MQL",
                        new Condition.Happened(
                                Pattern.of("demo.requested"), Condition.Times.AT_LEAST, 1, new Condition.Window.Ever()),
                        "Traffic")
                .contact(new ContactPolicy(
                        List.of(new ContactPolicy.Cap("email", 2, Duration.ofDays(4))),
                        new ContactPolicy.QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0)),
                        null,
                        2.0))
                .journey("welcome", nodes.toArray(Node[]::new))
                .compiled();
    }

    private String lived() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        CompiledPlaybook playbook = playbook();
        facts = 0;
        messages = 0;
        for (long lead = 1; lead <= LEADS; lead++) {
            live(playbook, lead, digest);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private void live(CompiledPlaybook playbook, long lead, MessageDigest digest) {
        Random random = new Random(lead * 31);
        Instant start = Story.START.plusSeconds(random.nextInt(86_400));
        Map<String, Value> who = Map.of(
                "email", Value.of(lead + "@example.com"), "timeZone", Value.of(ZONES.get((int) (lead % ZONES.size()))));
        LeadState state = take(playbook, LeadState.unknown(lead), event(lead, 0, "form.submitted", start, who), digest);
        Instant end = start.plus(Duration.ofDays(91));
        int events = 1;
        Instant next = start.plusSeconds(random.nextInt(2_000_000));
        while (state.nextDue() != null || next.isBefore(end)) {
            boolean due = state.nextDue() != null && !state.nextDue().isAfter(next);
            Instant now = due ? Objects.requireNonNull(state.nextDue()) : next;
            if (now.isAfter(end)) {
                break;
            }
            if (due) {
                state = take(playbook, state, new Input.Due("due" + now, lead, now), digest);
            } else {
                String type = random.nextInt(60) == 0 ? "demo.requested" : "email.clicked";
                state = take(playbook, state, event(lead, events++, type, now, Map.of()), digest);
                next = now.plusSeconds(1 + random.nextInt(2_000_000));
            }
        }
    }

    private static Input event(long lead, int number, String type, Instant at, Map<String, Value> traits) {
        return new Input.Happened(
                "e" + number, lead, type, at, at, traits, Map.of("form", Value.of("f")), Context.NONE, false);
    }

    private LeadState take(CompiledPlaybook playbook, LeadState state, Input input, MessageDigest digest) {
        Step step = Engine.step(playbook, state, input);
        for (Fact fact : step.facts()) {
            if (!(fact.what() instanceof Conclusion.WakeSet)) {
                digest.update(told(fact).getBytes(StandardCharsets.UTF_8));
            }
        }
        facts += step.facts().size();
        messages +=
                step.effects().stream().filter(Effect.Send.class::isInstance).count();
        return step.state();
    }

    /** What journeys and messages came to in full; of other facts, which are not what this is about, when and of what kind. When to look again may be said early or twice. */
    private static String told(Fact fact) {
        return switch (fact.what()) {
            case JourneyFact journey -> fact.at() + fact.reason().key() + journey;
            case ContactFact contact -> fact.at() + fact.reason().key() + contact;
            case Conclusion.EffectRequested(Effect effect) ->
                fact.at() + fact.reason().key() + effect;
            case Conclusion other -> fact.at() + other.getClass().getSimpleName();
        };
    }

    @Test
    void thirty_touches_over_thirteen_weeks_for_ten_thousand_leads_are_the_same_on_every_run()
            throws NoSuchAlgorithmException {
        String digest = lived();
        assertThat(messages).isBetween(50_000L, (long) LEADS * TOUCHES);
        assertThat(facts).isGreaterThan(500_000);
        assertThat(digest).isEqualTo(DIGEST);
    }
}
