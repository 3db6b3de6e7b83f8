package io.hatchery.engine.merge;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Step;
import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scores.Balance;
import io.hatchery.engine.score.TogetherScored;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Survival;
import io.hatchery.engine.trait.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what the playbook has to say when two leads are one person: which stage is further, which value survives, what points add up to. */
public final class Merging {
    private static final Reason RESTORED = Reason.of("lead.restored");

    private final int version;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, ScoreRule> rules = new HashMap<>();
    private final Map<String, Field> fields;

    public Merging(Playbook playbook, Map<String, Field> fields) {
        this.version = playbook.version();
        this.fields = fields;
        playbook.lifecycle().stages().forEach(stage -> places.put(stage.id(), places.size()));
        playbook.scoring().rules().forEach(rule -> rules.put(rule.id(), rule));
    }

    /** Whether there is anything to merge: a lead is not merged with itself, and nothing is merged twice. */
    public static boolean isMerge(LeadState state, Input.Merge merge) {
        return merge.other().lead() != state.lead() && !state.recent().contains(merge.id());
    }

    public void merge(Draft draft, Input.Merge merge) {
        LeadState one = draft.state();
        LeadState other = merge.other();
        draft.conclude(
                Reason.of("lead.merged", Long.toString(other.lead())),
                new MergeFact.Merged(
                        one,
                        other,
                        isFurther(other.stage(), one.stage()),
                        survivors(one.traits(), other.traits()),
                        balances(one, other, draft.now())));
    }

    /** The lead is again as it was: no rule is asked, and whatever was due since is due at once. */
    public Step restore(LeadState state, Input.Restore restore, Instant now) {
        Fact fact = new Fact(
                state.lead(),
                state.seq() + 1,
                now,
                version,
                restore.id(),
                RESTORED,
                new MergeFact.Restored(restore.state()));
        return new Step(Engine.evolve(state, fact), List.of(fact), List.of());
    }

    private boolean isFurther(StageState one, StageState than) {
        int order = Integer.compare(place(one), place(than));
        if (order == 0) {
            order = Comparator.<Instant>nullsLast(Comparator.reverseOrder()).compare(one.since(), than.since());
        }
        return order != 0 ? order > 0 : String.valueOf(one.stage()).compareTo(String.valueOf(than.stage())) > 0;
    }

    private int place(StageState stage) {
        return stage.stage() == null ? -2 : places.getOrDefault(stage.stage(), -1);
    }

    private List<String> survivors(Traits one, Traits other) {
        List<String> survivors = new ArrayList<>();
        for (Map.Entry<String, Traits.Known> theirs : other.byKey().entrySet()) {
            Traits.Known mine = one.byKey().get(theirs.getKey());
            if (mine != null && beats(fields.get(theirs.getKey()), theirs.getValue(), mine)) {
                survivors.add(theirs.getKey());
            }
        }
        survivors.sort(null);
        return survivors;
    }

    private static boolean beats(@Nullable Field field, Traits.Known one, Traits.Known other) {
        return Survival.beats(field == null ? null : field.survivorship(), one, other);
    }

    private Map<String, Balance> balances(LeadState one, LeadState other, Instant now) {
        SmallMap<Balance> theirs = SmallMap.copyOf(other.scores().byRule());
        SmallMap<Balance> together = SmallMap.empty();
        for (int i = 0; i < theirs.size(); i++) {
            String rule = theirs.key(i);
            Balance mine = one.scores().byRule().get(rule);
            if (mine != null) {
                together = together.with(rule, TogetherScored.of(rules.get(rule), mine, theirs.value(i), now));
            }
        }
        return together;
    }
}
