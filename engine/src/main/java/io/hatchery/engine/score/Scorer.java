package io.hatchery.engine.score;

import io.hatchery.engine.Reason;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.rules.RuleIndex;
import io.hatchery.engine.score.Scores.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides scores. A rule of the kind "while" has its points for as long as its condition holds; a rule of the kind "each" adds its
 * points for every event, faded from when the event happened to now, so that late and imported events weigh what they would have.
 */
public final class Scorer {
    private static final Reason BY_EVENT = Reason.of("score.event");
    private static final Reason BY_RULE = Reason.of("score.rule");

    private final int first;
    private final List<Lasting> lasting = new ArrayList<>();
    private final Map<String, List<ScoreRule>> eachByPattern = new HashMap<>();
    private final Map<String, String> patternByEach = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Grading grading;

    private record Lasting(ScoreRule rule, Check check) {}

    public Scorer(Scoring scoring, Checks checks, PatternBook.Builder patterns, RuleIndex.Builder index) {
        this.first = index.size();
        for (ScoreRule rule : scoring.rules()) {
            known.add(rule.id());
            switch (rule.trigger()) {
                case ScoreRule.Trigger.While(var condition) -> {
                    Needs needs = new Needs();
                    lasting.add(new Lasting(rule, checks.of(condition, needs)));
                    index.add(needs);
                }
                case ScoreRule.Trigger.Silent _ -> throw new UnsupportedOperationException("H2");
                case ScoreRule.Trigger.Each(var pattern) -> {
                    String key = patterns.watch(pattern, 0);
                    eachByPattern.computeIfAbsent(key, _ -> new ArrayList<>()).add(rule);
                    patternByEach.put(rule.id(), key);
                }
            }
        }
        Needs needs = new Needs();
        needs.addScores();
        needs.add(Topic.Whole.TIME);
        this.grading = new Grading(scoring, index.add(needs));
    }

    /** Which pattern each "each" rule watches, by rule id. */
    public Map<String, String> watched() {
        return patternByEach;
    }

    /** Adds the points of an event. */
    public void hear(Draft draft, PatternFact.Observed observed) {
        Changes changes = new Changes(draft);
        for (PatternFact.Match match : observed.matches()) {
            for (ScoreRule rule : eachByPattern.getOrDefault(match.pattern(), List.of())) {
                add(draft, changes, rule, match, observed.occurredAt());
            }
        }
        changes.conclude(BY_EVENT);
        if (draft.state().scores().grade() == null) {
            draft.look(grading.number);
        }
    }

    /** Adds the points of a match, which may count at several times. */
    private static void add(Draft draft, Changes changes, ScoreRule rule, PatternFact.Match match, Instant occurredAt) {
        Duration halfLife = halfLife(rule);
        Balance before = draft.state().scores().byRule().get(rule.id());
        double standing = before == null ? 0 : before.pointsAt(draft.now());
        for (int i = 0; i < match.count(); i++) {
            Instant at = match.at(i, occurredAt);
            double points = halfLife == null ? rule.points() : Fading.left(rule.points(), at, draft.now(), halfLife);
            standing = capped(rule, standing + points);
        }
        changes.set(rule, standing);
    }

    public void decide(Draft draft) {
        Changes changes = new Changes(draft);
        if (draft.isRefill()) {
            dropRulesGone(draft, changes);
        }
        int end = first + lasting.size();
        for (int number = draft.next(first, end); number >= 0; number = draft.next(number + 1, end)) {
            decide(draft, changes, lasting.get(number - first));
        }
        changes.conclude(BY_RULE);
        grading.decide(draft);
    }

    private static void decide(Draft draft, Changes changes, Lasting asked) {
        Balance balance = draft.state().scores().byRule().get(asked.rule.id());
        boolean holds = draft.watches(asked.check);
        double full = capped(asked.rule, asked.rule.points());
        if (!holds && balance != null) {
            changes.set(asked.rule, 0);
        } else if (holds && (balance == null || (balance.halfLife() == null && balance.points() != full))) {
            changes.set(asked.rule, full);
        }
    }

    /** Adds up what re-derived summaries say of "each" rules: as if every event were heard again in its order. */
    public void refill(Draft draft, Map<String, Summary> summaries) {
        Changes changes = new Changes(draft);
        eachByPattern.forEach((key, rules) -> {
            Summary summary = summaries.get(key);
            if (summary != null) {
                rules.forEach(rule -> changes.set(rule, added(rule, summary, draft.now())));
            }
        });
        changes.conclude(BY_EVENT);
    }

    private static double added(ScoreRule rule, Summary summary, Instant now) {
        Duration halfLife = halfLife(rule);
        if (halfLife == null) {
            return capped(rule, rule.points() * summary.count());
        }
        double points = 0;
        Instant at = now;
        for (Instant event : summary.recent()) {
            points = capped(rule, Fading.left(points, at, event, halfLife) + rule.points());
            at = event;
        }
        return Fading.left(points, at, now, halfLife);
    }

    /** A journey adds points, which stay; all that one node adds counts together. */
    public void adjust(Draft draft, Dimension dimension, double points, String by, Reason reason) {
        Balance before = draft.state().scores().byRule().get(by);
        double standing = before == null || before.dimension() != dimension ? 0 : before.points();
        Changes changes = new Changes(draft);
        changes.set(by, new Balance(dimension, standing + points, draft.now(), null));
        changes.conclude(reason);
    }

    private void dropRulesGone(Draft draft, Changes changes) {
        draft.state().scores().byRule().forEach((rule, balance) -> {
            if (!known.contains(rule) && !rule.startsWith("journey:")) {
                changes.set(rule, new Balance(balance.dimension(), 0, draft.now(), null));
            }
        });
    }

    private static double capped(ScoreRule rule, double points) {
        Double cap = rule.cap();
        if (cap == null) {
            return points;
        }
        return rule.points() > 0 ? Math.min(points, Math.abs(cap)) : Math.max(points, -Math.abs(cap));
    }

    private static @Nullable Duration halfLife(ScoreRule rule) {
        return rule.decay() instanceof ScoreRule.Decay.HalfLife(Duration halfLife) ? halfLife : null;
    }

    /** The new balances of one round; one fact for each dimension they move. */
    private static final class Changes {
        private final Draft draft;
        private final Map<Dimension, List<ScoreFact.Contribution>> byDimension = new EnumMap<>(Dimension.class);

        Changes(Draft draft) {
            this.draft = draft;
        }

        void set(ScoreRule rule, double points) {
            set(rule.id(), new Balance(rule.model().dimension(), points, draft.now(), halfLife(rule)));
        }

        void set(String rule, Balance balance) {
            Balance before = draft.state().scores().byRule().get(rule);
            double standing = before == null ? 0 : before.pointsAt(draft.now());
            if (before == null ? balance.points() != 0 : !isSame(before, balance, standing)) {
                byDimension
                        .computeIfAbsent(balance.dimension(), _ -> new ArrayList<>(4))
                        .add(new ScoreFact.Contribution(rule, balance.points() - standing, balance));
            }
        }

        private static boolean isSame(Balance before, Balance after, double standing) {
            return standing == after.points()
                    && before.dimension() == after.dimension()
                    && Objects.equals(before.halfLife(), after.halfLife());
        }

        void conclude(Reason reason) {
            byDimension.forEach((dimension, contributions) -> {
                double from = draft.look().sums().value(dimension);
                double to = from;
                for (ScoreFact.Contribution contribution : contributions) {
                    to += contribution.points();
                }
                draft.conclude(reason, new ScoreFact.ScoreChanged(dimension, from, to, contributions));
            });
        }
    }

    /** Decides the grade and the spam verdict from the scores. */
    private record Grading(Scoring.GradeMatrix matrix, double spamLimit, int number) {
        Grading(Scoring scoring, int number) {
            this(scoring.matrix(), scoring.spamLimit(), number);
        }

        void decide(Draft draft) {
            if (draft.next(number, number + 1) < 0) {
                return;
            }
            ScoreSums sums = draft.look().sums();
            String grade = "" + "DCBA".charAt(level(draft, sums, Dimension.FIT, matrix.a(), matrix.b(), matrix.c()))
                    + "4321"
                            .charAt(level(
                                    draft, sums, Dimension.ENGAGEMENT, matrix.one(), matrix.two(), matrix.three()));
            boolean spam = reaches(draft, sums, Dimension.SPAM, spamLimit);
            String before = draft.state().scores().grade();
            if (!grade.equals(before)) {
                Reason reason =
                        Reason.of("grade.limits", points(sums, Dimension.FIT), points(sums, Dimension.ENGAGEMENT));
                draft.conclude(reason, new ScoreFact.GradeChanged(before, grade));
            }
            if (spam != draft.state().scores().spam()) {
                Reason reason = Reason.of("spam.limit", points(sums, Dimension.SPAM));
                draft.conclude(reason, new ScoreFact.SpamVerdictChanged(spam));
            }
        }

        /** 3 for the highest limit reached, 0 for none. */
        private static int level(
                Draft draft, ScoreSums sums, Dimension dimension, double high, double mid, double low) {
            return (reaches(draft, sums, dimension, high) ? 1 : 0)
                    + (reaches(draft, sums, dimension, mid) ? 1 : 0)
                    + (reaches(draft, sums, dimension, low) ? 1 : 0);
        }

        private static boolean reaches(Draft draft, ScoreSums sums, Dimension dimension, double limit) {
            draft.dueBy(sums.crossing(dimension, limit, draft.look().horizon()));
            return sums.reaches(dimension, limit);
        }

        private static String points(ScoreSums sums, Dimension dimension) {
            return Scalars.number(Math.round(sums.value(dimension) * 10) / 10.0);
        }
    }
}
