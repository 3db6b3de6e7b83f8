package io.hatchery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A journey for those silent for ten days, which lets people in up to seven days late. */
class GraceTest {
    private static final Instant THEN = Instant.parse("2025-03-01T00:00:00Z");

    @Test
    void a_moment_lived_through_within_the_grace_lets_the_lead_in() {
        Step step = Engine.step(playbook(), silentSince(THEN), due(THEN.plus(Duration.ofDays(16))));
        assertThat(step.state().enrolments().active()).hasSize(1);
    }

    @Test
    void a_moment_long_past_lets_nobody_in_but_is_concluded_at_its_own_time() {
        Step step = Engine.step(playbook(), silentSince(THEN), due(THEN.plus(Duration.ofDays(400))));
        assertThat(step.state().enrolments().active()).isEmpty();
        assertThat(step.effects()).isEmpty();
        assertThat(step.state().segments().in("silent")).isTrue();
        assertThat(step.facts())
                .anySatisfy(fact -> assertThat(fact.at()).isBetween(THEN, THEN.plus(Duration.ofDays(11))));
    }

    private static LeadState silentSince(Instant then) {
        Input seen = new Input.Happened("seen", 1, "page", then, then, Map.of(), Map.of(), Context.NONE, true);
        return Engine.step(playbook(), LeadState.unknown(1), seen).state();
    }

    private static Input due(Instant now) {
        return new Input.Due("due", 1, now);
    }

    private static CompiledPlaybook playbook() {
        Condition silent = new Condition.Happened(
                Pattern.of("*"), Condition.Times.AT_MOST, 0, new Condition.Window.InLast(Duration.ofDays(10)));
        Journey journey = new Journey(
                "wake-up",
                1,
                "Wake up",
                Journey.Status.LIVE,
                List.of(
                        new Node.Entry(
                                "start",
                                new Node.Trigger.OnSegment("silent"),
                                null,
                                new Node.Reentry.Never(),
                                Duration.ofDays(7),
                                "wait"),
                        new Node.Wait("wait", Duration.ofDays(30), null)),
                null,
                Map.of());
        Lifecycle.Stage first = new Lifecycle.Stage(
                "TRAFFIC", "Traffic", Lifecycle.Team.MARKETING, Lifecycle.Kind.MAIN, null, List.of(), List.of(), false);
        Playbook playbook = new Playbook(
                1,
                "Grace",
                ZoneOffset.UTC,
                List.of(),
                List.of(),
                new Scoring(List.of(), new Scoring.GradeMatrix(60, 40, 20, 50, 25, 10), 100),
                List.of(new Segment("silent", "Silent", "", silent)),
                new Lifecycle(List.of(first)),
                List.of(journey));
        return switch (CompiledPlaybook.compile(playbook)) {
            case CompiledPlaybook.Compilation.Ready ready -> ready.playbook();
            case CompiledPlaybook.Compilation.Rejected rejected ->
                throw new AssertionError(rejected.problems().toString());
        };
    }
}
