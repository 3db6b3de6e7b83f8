package io.hatchery.engine.score;

import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.rules.RuleIndex;
import io.hatchery.engine.score.ScoreRule.Trigger;
import io.hatchery.engine.score.Scores.Balance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides scores. A rule of the kind "while" has its points for as long as its condition holds; a rule of the kind "each" adds its
 * points for every event, faded from when the event happened to now, so that late and imported events weigh what they would have; a
 * "silent" rule has its points once for every full period without activity. Points people and journeys give stand beside the rules,
 * under names that start with {@code +} or {@code journey:}, and stay when rules change.
 */
public final class Scorer {
    private static final String BY_HAND = "+";

    private static final String BY_JOURNEY = "journey:";

    private static final Reason BY_EVENT = Reason.of("score.event");
    private static final Reason BY_RULE = Reason.of("score.rule");

    /** Activity is what the lead does, not what the company does with it. */
    private static final Pattern ACTIVITY =
            new Pattern("*", List.of(new Pattern.Filter("context.actor", Pattern.Op.IS_EMPTY, List.of())));

    private final Giving giving;
    private final SmallMap<Double> modelCaps;
    private final int first;
    private final List<Lasting> lasting = new ArrayList<>();
    private final Map<String, List<ScoreRule>> eachByPattern = new HashMap<>();
    private final Map<String, String> patternByEach = new HashMap<>();
    private final Map<String, ScoreRule> known = new HashMap<>();
    private final Grading grading;

    /** A rule whose points depend on how things stand. */
    private sealed interface Lasting {
        record While(ScoreRule rule, Check check) implements Lasting {}

        record Silent(ScoreRule rule, String activity, Duration after, int most) implements Lasting {}
    }

    /** @param zone the company's, for days */
    public Scorer(
            Scoring scoring,
            ZoneId zone,
            Checks checks,
            PatternBook.Builder patterns,
            Limits limits,
            RuleIndex.Builder index) {
        this.giving = new Giving(zone);
        this.modelCaps = SmallMap.copyOf(scoring.modelCaps());
        this.first = index.size();
        for (ScoreRule rule : scoring.rules()) {
            known.put(rule.id(), rule);
            switch (rule.trigger()) {
                case Trigger.While(var condition) -> {
                    Needs needs = new Needs();
                    lasting.add(new Lasting.While(rule, checks.of(condition, needs)));
                    index.add(needs);
                }
                case Trigger.Silent(Pattern pattern, Duration after, int most) -> {
                    String key = patterns.watch(pattern == null ? ACTIVITY : pattern, 0);
                    Needs needs = new Needs();
                    needs.add(new Topic.OfPattern(key));
                    needs.add(Topic.Whole.TIME);
                    lasting.add(new Lasting.Silent(rule, key, after, most));
                    index.add(needs);
                }
                case Trigger.Each(var pattern) -> {
                    String key = patterns.watch(pattern, 0);
                    patterns.refills(key, Giving.kept(rule));
                    eachByPattern.computeIfAbsent(key, _ -> new ArrayList<>()).add(rule);
                    patternByEach.put(rule.id(), key);
                }
            }
        }
        Needs needs = new Needs();
        needs.addScores();
        needs.add(Topic.Whole.TIME);
        this.grading = new Grading(scoring, limits, index.add(needs));
    }

    /** Which pattern each "each" rule watches, by rule id. */
    public Map<String, String> watched() {
        return patternByEach;
    }

    /** Adds the points of an event. */
    public void hear(Draft draft, Input.Happened event, PatternFact.Observed observed) {
        setModelCaps(draft);
        Changes changes = new Changes(draft);
        for (PatternFact.Match match : observed.matches()) {
            for (ScoreRule rule : eachByPattern.getOrDefault(match.pattern(), List.of())) {
                Balance after = draft.state().scores().byRule().get(rule.id());
                for (int i = 0; i < match.count(); i++) {
                    after = giving.each(rule, after, match.at(i, observed.occurredAt()), draft.now());
                }
                if (after != null) {
                    changes.set(rule.id(), after);
                }
            }
        }
        changes.conclude(BY_EVENT);
        if (event.type().equals("score.adjusted")) {
            hearAdjusted(draft, event);
        }
        if (draft.state().scores().grade() == null) {
            draft.look(grading.number());
        }
    }

    private static void hearAdjusted(Draft draft, Input.Happened event) {
        Value named = event.properties().get("dimension");
        Value given = event.properties().get("points");
        double points = given == null ? Double.NaN : Scalars.number(given);
        for (Dimension dimension : Dimension.values()) {
            if (named != null && dimension.name().equalsIgnoreCase(Scalars.text(named)) && Math.abs(points) <= 1e9) {
                String by = event.context().actor();
                adjust(draft, dimension, points, BY_HAND + dimension, Reason.of("score.person", by == null ? "" : by));
            }
        }
    }

    /** Gives or takes points beside all rules; they do not fade, and all that one giver gives counts together. */
    public static void adjust(Draft draft, Dimension dimension, double points, String by, Reason reason) {
        Balance before = draft.state().scores().byRule().get(by);
        double standing = before == null || before.dimension() != dimension ? 0 : before.pointsAt(draft.now());
        Changes changes = new Changes(draft);
        changes.set(by, new Balance(dimension, standing + points, draft.now(), null));
        changes.conclude(reason);
    }

    public void decide(Draft draft) {
        Changes changes = new Changes(draft);
        if (draft.isRefill()) {
            dropRulesGone(draft, changes);
        }
        int end = first + lasting.size();
        for (int number = draft.next(first, end); number >= 0; number = draft.next(number + 1, end)) {
            switch (lasting.get(number - first)) {
                case Lasting.While asked -> decide(draft, changes, asked);
                case Lasting.Silent asked -> decide(draft, changes, asked);
            }
        }
        changes.conclude(BY_RULE);
        grading.decide(draft);
    }

    private static void decide(Draft draft, Changes changes, Lasting.While asked) {
        ScoreRule rule = asked.rule;
        Balance balance = draft.state().scores().byRule().get(rule.id());
        boolean holds = draft.watches(asked.check);
        if (!holds && balance != null) {
            changes.set(rule.id(), Giving.once(rule, 0, draft.now()));
        } else if (holds) {
            Instant since = balance == null ? draft.now() : balance.at();
            Balance full = Giving.once(rule, Giving.capped(rule, rule.points()), since);
            boolean stays = balance != null && balance.halfLife() == null && balance.decay() == null;
            if (balance == null || (stays && balance.points() != full.points()) || draft.isRefill()) {
                changes.set(rule.id(), full);
            }
        }
    }

    private static void decide(Draft draft, Changes changes, Lasting.Silent asked) {
        ScoreRule rule = asked.rule;
        Instant last = draft.state().summaries().of(asked.activity).last();
        long periods = 0;
        if (last != null && !draft.now().isBefore(last)) {
            long passed = Duration.between(last, draft.now()).dividedBy(asked.after);
            periods = Math.min(asked.most, passed);
            if (periods < asked.most) {
                draft.dueBy(last.plus(asked.after.multipliedBy(periods + 1)));
            }
        }
        Balance balance = draft.state().scores().byRule().get(rule.id());
        double points = periods == 0 ? 0 : Giving.capped(rule, rule.points() * periods);
        if (balance != null || points != 0) {
            changes.set(rule.id(), Giving.once(rule, points, draft.now()));
        }
    }

    /** Adds up what re-derived summaries say of "each" rules: as if every event were heard again in its order. */
    public void refill(Draft draft, Map<String, Summary> summaries) {
        setModelCaps(draft);
        Changes changes = new Changes(draft);
        eachByPattern.forEach((key, rules) -> {
            Summary summary = summaries.get(key);
            if (summary != null) {
                rules.forEach(rule -> changes.set(rule.id(), giving.again(rule, summary, draft.now())));
            }
        });
        changes.conclude(BY_EVENT);
    }

    private void setModelCaps(Draft draft) {
        Map<String, Double> present = draft.state().scores().modelCaps();
        if (present.size() != modelCaps.size() || (!modelCaps.isEmpty() && !present.equals(modelCaps))) {
            draft.conclude(Reason.of("score.modelCaps"), new ScoreFact.ModelCapsSet(modelCaps));
        }
    }

    /** Whether points are kept under this name that no rule gave. */
    public static boolean isGiven(String id) {
        return id.startsWith(BY_HAND) || id.startsWith(BY_JOURNEY);
    }

    /** Balances of rules that are gone go; those of rules whose model was not yet told are told it where models have caps. */
    private void dropRulesGone(Draft draft, Changes changes) {
        draft.state().scores().byRule().forEach((id, balance) -> {
            ScoreRule rule = known.get(id);
            if (rule == null && !isGiven(id)) {
                changes.set(id, new Balance(balance.dimension(), 0, draft.now(), null));
            } else if (rule != null && rule.trigger() instanceof Trigger.Each && balance.model() != rule.model()) {
                adopt(changes, rule, balance);
            }
        });
    }

    private void adopt(Changes changes, ScoreRule rule, Balance balance) {
        if (!modelCaps.isEmpty() && balance.dimension() == rule.model().dimension()) {
            changes.set(rule.id(), balance.in(rule.model()));
        }
    }
}
