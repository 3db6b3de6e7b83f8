package io.hatchery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreReport;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scoring;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A playbook published later gives the points it would have given from the start. */
class ScoreRefillLawsTest {

    private static CompiledPlaybook compiled(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case CompiledPlaybook.Compilation.Ready ready -> ready.playbook();
            case CompiledPlaybook.Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    /** In the order it happened; a late event is worth what it would be worth now, which caps make depend on the order. */
    private static List<Input.Happened> inOrder(long seed) {
        return new AnyLife(seed)
                .events(60).stream()
                        .map(event -> new Input.Happened(
                                event.id(),
                                event.lead(),
                                event.type(),
                                event.receivedAt(),
                                event.receivedAt(),
                                event.traits(),
                                event.properties(),
                                event.context(),
                                false))
                        .toList();
    }

    private static LeadState lived(CompiledPlaybook playbook, List<Input.Happened> events) {
        LeadState state = LeadState.unknown(7);
        for (Input.Happened event : events) {
            state = Engine.step(playbook, state, event).state();
        }
        return state;
    }

    /** What a condition gave before it fades from when it came true, which only the event log of a whole life could tell. */
    private static boolean canBeToldAgain(ScoreRule rule) {
        return !(rule.trigger() instanceof ScoreRule.Trigger.While) || rule.decay() instanceof ScoreRule.Decay.None;
    }

    @Property(tries = 1500)
    void score_rules_published_later_give_what_they_would_have_given_from_the_start(@ForAll long seed) {
        Playbook any = new AnyPlaybook(seed).playbook();
        Scoring scoring = any.scoring();
        scoring = scoring.withRules(scoring.rules().stream()
                .filter(ScoreRefillLawsTest::canBeToldAgain)
                .toList());
        Playbook plain = any.withTags(List.of())
                .withSegments(List.of())
                .withJourneys(List.of())
                .withLifecycle(new Lifecycle(List.of()))
                .withScoring(scoring);
        CompiledPlaybook after = compiled(plain);
        CompiledPlaybook before =
                compiled(plain.withScoring(new Scoring(List.of(), scoring.matrix(), scoring.spamLimit())));
        List<Input.Happened> events = inOrder(seed);
        if (events.isEmpty()) {
            return;
        }
        Instant now = events.getLast().now();
        Map<String, Summary> summaries = new HashMap<>(after.summarise(events));
        summaries.keySet().retainAll(after.newPatternsSince(before));
        LeadState published = Engine.step(after, lived(before, events), new Input.Refill("refill", 7, now, summaries))
                .state();
        LeadState watched = lived(after, events);
        for (int days = 0; days < 40; days += 13) {
            Instant at = now.plus(Duration.ofDays(days));
            ScoreReport one = Engine.scores(published, at);
            ScoreReport other = Engine.scores(watched, at);
            assertThat(one.fit()).isCloseTo(other.fit(), within(1e-6));
            assertThat(one.engagement()).isCloseTo(other.engagement(), within(1e-6));
            assertThat(one.spam()).isCloseTo(other.spam(), within(1e-6));
        }
        assertThat(published.scores().grade()).isEqualTo(watched.scores().grade());
    }
}
