package io.hatchery.testkit;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One lead's story under a playbook: what happened before ({@code inStage}, {@code with}), then what happens now ({@code when}), and
 * what time brings ({@code after}). The clock moves by hand; it starts on Monday, 2 March 2026, 09:00 in Shanghai.
 */
public final class Story {
    /** When stories start. */
    public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private final long lead = 1;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private CompiledPlaybook playbook;
    private LeadState state = LeadState.unknown(lead);
    private Instant now = START;

    private Story(CompiledPlaybook playbook) {
        this.playbook = playbook;
    }

    /** Begins stories under a playbook. */
    public record Given(CompiledPlaybook playbook) {
        /** A lead of whom nothing is known yet. */
        public Story lead() {
            return new Story(playbook);
        }
    }

    public static Given given(CompiledPlaybook playbook) {
        return new Given(playbook);
    }

    public static Given given(Playbook playbook) {
        return new Given(compiled(playbook));
    }

    static CompiledPlaybook compiled(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case CompiledPlaybook.Compilation.Ready ready -> ready.playbook();
            case CompiledPlaybook.Compilation.Rejected rejected ->
                throw new AssertionError("the playbook has problems: " + rejected.problems());
        };
    }

    /** The lead has come to a stage before. */
    public Story inStage(String stage) {
        take(event("stage.set", now, Map.of(), Map.of("stage", Value.of(stage)), true));
        return this;
    }

    /** Something is known of the lead before. */
    public Story with(String field, String value) {
        take(event("identify", now, Map.of(field, Value.of(value)), Map.of(), true));
        return this;
    }

    /** Something happens now. */
    public Step when(String type) {
        return when(type, Map.of());
    }

    public Step when(String type, Map<String, Value> properties) {
        return take(event(type, now, Map.of(), properties, false));
    }

    /** Something happens now that tells something about the lead. */
    public Step whenTold(String type, Map<String, Value> traits) {
        return take(event(type, now, traits, Map.of(), false));
    }

    /** Something that happened before reaches us now. */
    public Step whenLate(String type, Duration ago, Map<String, Value> properties) {
        return take(event(type, now.minus(ago), Map.of(), properties, false));
    }

    /** Something of the past is told now. */
    public Step whenHistoric(String type, Duration ago, Map<String, Value> properties) {
        return take(event(type, now.minus(ago), Map.of(), properties, true));
    }

    /** Time passes; the lead is woken whenever it is due. Gives everything that came of it. */
    public Step after(Duration duration) {
        Instant until = now.plus(duration);
        List<Fact> came = new ArrayList<>();
        List<Effect> wanted = new ArrayList<>();
        while (state.nextDue() != null && !state.nextDue().isAfter(until)) {
            now = state.nextDue();
            Step step = take(new Input.Due("due-" + inputs.size(), lead, now));
            came.addAll(step.facts());
            wanted.addAll(step.effects());
        }
        now = until;
        return new Step(state, came, wanted);
    }

    /** Time passes without anybody waking the lead, as when the host is down. */
    public Story unnoticed(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** Another playbook is published, and the lead's summaries of what is new are re-derived. */
    public Step published(CompiledPlaybook next) {
        Map<String, Summary> summaries = new HashMap<>(next.summarise(inputs.stream()
                .filter(Input.Happened.class::isInstance)
                .map(Input.Happened.class::cast)
                .toList()));
        summaries.keySet().retainAll(next.newPatternsSince(playbook));
        playbook = next;
        return take(new Input.Refill("refill-" + inputs.size(), lead, now, summaries));
    }

    /** Hands over an input as it is. */
    public Step take(Input input) {
        Step step = Engine.step(playbook, state, input);
        inputs.add(input);
        facts.addAll(step.facts());
        effects.addAll(step.effects());
        state = step.state();
        return step;
    }

    /** An event of this lead with the next id, not yet taken. */
    public Input.Happened event(
            String type,
            Instant occurredAt,
            Map<String, Value> traits,
            Map<String, Value> properties,
            boolean historic) {
        return new Input.Happened(
                "event-" + inputs.size(),
                lead,
                type,
                occurredAt,
                now,
                traits,
                properties,
                Context.by("user:1"),
                historic);
    }

    public LeadState state() {
        return state;
    }

    public Instant now() {
        return now;
    }

    /** All facts so far. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** All effects so far. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** All inputs so far. */
    public List<Input> inputs() {
        return List.copyOf(inputs);
    }

    public CompiledPlaybook playbook() {
        return playbook;
    }
}
