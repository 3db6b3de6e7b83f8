package io.hatchery.engine.playbook;

import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.condition.Answer;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Look;
import io.hatchery.engine.pattern.PatternKey;
import io.hatchery.engine.pattern.Summariser;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.pattern.Watched;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.score.ScoreRule;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A playbook checked and indexed, ready to run. Immutable; made once per publication. */
public final class CompiledPlaybook {
    /** How often rules may feed one another within a step before the rest is left undone. */
    public static final int ROUNDS = 32;

    private final Playbook playbook;
    private final Deciders deciders;

    private CompiledPlaybook(Playbook playbook) {
        this.playbook = playbook;
        this.deciders = new Deciders(playbook);
    }

    /** Checks a playbook and prepares it to run. */
    public static Compilation compile(Playbook playbook) {
        List<Problem> problems = new PlaybookCheck(playbook).problems();
        return problems.isEmpty()
                ? new Compilation.Ready(new CompiledPlaybook(playbook))
                : new Compilation.Rejected(problems);
    }

    public Playbook playbook() {
        return playbook;
    }

    /** What is wrong with a condition that is asked of leads under this playbook; places start at the condition. */
    public List<Problem> problemsOf(Condition condition) {
        return new PlaybookCheck(playbook).problemsOf(condition);
    }

    /** Decides what one input means for one lead. Hosts call it through {@link io.hatchery.engine.Engine}. */
    public Step step(LeadState state, Input input) {
        return deciders.step(state, input);
    }

    /**
     * Asks a condition of a lead. A condition that watches a pattern no rule of this playbook watches finds nothing of it, since no
     * summary was kept.
     */
    public Answer evaluate(Condition condition, LeadState state, Instant now) {
        Checks checks = new Checks(
                Deciders.fields(playbook),
                playbook.timeZone(),
                (pattern, asked) -> PatternKey.of(pattern),
                (dimension, points) -> {});
        return Checks.answer(checks.of(condition, new Needs()), new Look(state, now, playbook.timeZone()));
    }

    /** The keys of all patterns that rules watch. */
    public Set<String> patternKeys() {
        return deciders.patterns().all().stream().map(Watched::key).collect(Collectors.toUnmodifiableSet());
    }

    /** The keys of patterns that ask what came before: of two leads that are one, the halves may lie on either side. */
    public Set<String> sequenceKeys() {
        return deciders.patterns().all().stream()
                .filter(watched -> watched.pattern().after() != null)
                .map(Watched::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What one lead's events come to, by pattern key; a pattern without events is left out. For a host that re-derives summaries from
     * its event log, told in the order they were taken, each once: those of {@link #newPatternsSince} go into an {@link Input.Refill},
     * empty ones included.
     */
    public Map<String, Summary> summarise(Iterable<Input.Happened> events) {
        Summariser summariser = summariser(patternKeys());
        Map<String, Summary> summaries = new HashMap<>();
        events.forEach(event -> summariser.add(summaries, event));
        return summaries;
    }

    /** The same for some patterns alone, of which it tells what events they look at: for a host that need not read all. */
    public Summariser summariser(Collection<String> keys) {
        return deciders.patterns().summariser(keys);
    }

    /**
     * The patterns that must be re-derived when this playbook follows another: those not watched before, those of which more is
     * asked now, those measured by days when days begin at other moments now, and those of score rules that are new or changed.
     */
    public Set<String> newPatternsSince(CompiledPlaybook before) {
        Set<String> keys = new HashSet<>();
        for (Watched watched : deciders.patterns().all()) {
            Watched known = before.deciders.patterns().get(watched.key());
            boolean otherDays = watched.isMeasured() && !playbook.timeZone().equals(before.playbook.timeZone());
            if (known == null || watched.asksMoreThan(known) || otherDays) {
                keys.add(watched.key());
            }
        }
        Map<String, ScoreRule> rulesBefore = new HashMap<>();
        before.playbook.scoring().rules().forEach(rule -> rulesBefore.put(rule.id(), rule));
        for (ScoreRule rule : playbook.scoring().rules()) {
            String key = deciders.scored().get(rule.id());
            if (key != null && !rule.equals(rulesBefore.get(rule.id()))) {
                keys.add(key);
            }
        }
        return Set.copyOf(keys);
    }

    /** What compiling led to. */
    public sealed interface Compilation {
        record Ready(CompiledPlaybook playbook) implements Compilation {}

        /** Cannot run; every problem names its place. */
        record Rejected(List<Problem> problems) implements Compilation {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }
}
