package io.hatchery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.condition.Answer;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Publishing new rules and re-deriving from the log what they ask leads to where they would have come by themselves. */
class RefillLawsTest {

    /** One lead's events, late ones and twice told ones among them, as they were taken. */
    private static final class Log {
        final List<Input.Happened> told = new ArrayList<>();
        final List<Input.Happened> taken = new ArrayList<>();

        Log(long seed) {
            Random random = new Random(seed);
            for (Input.Happened event : new AnyLife(seed).events(60)) {
                told.add(event);
                taken.add(event);
                while (random.nextInt(5) == 0) {
                    told.add(event);
                }
            }
        }

        LeadState livedUnder(CompiledPlaybook playbook) {
            LeadState state = LeadState.unknown(7);
            for (Input.Happened event : told) {
                state = Engine.step(playbook, state, event).state();
            }
            return state;
        }

        Instant end() {
            return taken.getLast().now();
        }
    }

    private static LeadState refilled(CompiledPlaybook next, LeadState state, Set<String> keys, Log log) {
        Map<String, Summary> all = next.summarise(log.taken);
        Map<String, Summary> asked = new HashMap<>();
        keys.forEach(key -> asked.put(key, all.getOrDefault(key, Summary.none(0))));
        return Engine.step(next, state, new Input.Refill("refill", 7, log.end(), asked))
                .state();
    }

    @Property(tries = 1000)
    void summaries_re_derived_are_those_of_a_playbook_that_watched_from_the_start(@ForAll long seed) {
        Log log = new Log(seed);
        if (log.taken.isEmpty()) {
            return;
        }
        CompiledPlaybook before = new AnyPlaybook(seed).compiled();
        CompiledPlaybook next = new AnyPlaybook(seed + 1).compiled();
        Set<String> keys = next.newPatternsSince(before);
        LeadState refilled = refilled(next, log.livedUnder(before), keys, log);
        LeadState watching = log.livedUnder(next);
        for (String key : next.patternKeys()) {
            Summary one = refilled.summaries().of(key);
            Summary other = watching.summaries().of(key);
            assertThat(one.keeping(other.keep()).recent()).as(key).isEqualTo(other.recent());
            assertThat(one.count()).as(key).isEqualTo(other.count());
            assertThat(one.first()).as(key).isEqualTo(other.first());
            assertThat(one.last()).as(key).isEqualTo(other.last());
            if (keys.contains(key)) {
                assertThat(one.tallies()).as(key).isEqualTo(other.tallies());
            }
        }
    }

    @Property(tries = 1000)
    void whatever_rules_ask_of_events_is_answered_the_same_now_and_later(@ForAll long seed) {
        Log log = new Log(seed);
        if (log.taken.isEmpty()) {
            return;
        }
        CompiledPlaybook before = new AnyPlaybook(seed).compiled();
        CompiledPlaybook next = new AnyPlaybook(seed + 1).compiled();
        LeadState refilled = refilled(next, log.livedUnder(before), next.newPatternsSince(before), log);
        LeadState watching = log.livedUnder(next);
        Random random = new Random(seed);
        for (Condition condition : asked(next.playbook())) {
            for (int i = 0; i < 4; i++) {
                Instant at = log.end().plus(Duration.ofHours(i == 0 ? 0 : random.nextInt(800)));
                Answer one = Engine.evaluate(next, condition, refilled, at);
                assertThat(one).as("%s at %s", condition, at).isEqualTo(Engine.evaluate(next, condition, watching, at));
            }
        }
    }

    /** What the rules of a playbook ask of events, whatever else they ask. */
    private static List<Condition> asked(Playbook playbook) {
        List<Condition> asked = new ArrayList<>();
        playbook.segments().forEach(segment -> collect(segment.condition(), asked));
        playbook.tags().forEach(tag -> {
            if (tag.rule() != null) {
                collect(tag.rule(), asked);
            }
        });
        playbook.scoring().rules().forEach(rule -> {
            if (rule.trigger() instanceof ScoreRule.Trigger.While(Condition condition)) {
                collect(condition, asked);
            }
        });
        return asked;
    }

    private static void collect(Condition condition, List<Condition> into) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(part -> collect(part, into));
            case Condition.Any any -> any.of().forEach(part -> collect(part, into));
            case Condition.Not not -> collect(not.of(), into);
            case Condition.Measured measured -> into.add(measured);
            case Condition.Happened happened -> {
                if (!(happened.window() instanceof Condition.Window.SinceStage)
                        && !(happened.window() instanceof Condition.Window.SinceJourney)) {
                    into.add(happened);
                }
            }
            case Condition _ -> {}
        }
    }
}
