package io.hatchery.engine.score;

import io.hatchery.engine.score.ScoreRule.Trigger;
import io.hatchery.engine.score.Scores.Balance;
import io.hatchery.engine.score.Scores.Grant;
import io.hatchery.engine.score.Scores.Today;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule's points of two leads come to when they are one person. A rule that has its points while something holds has them once;
 * points for events add up, held to the rule's cap.
 */
public final class TogetherScored {
    private static final int MOST_GRANTS = 64;

    private TogetherScored() {}

    /** @param rule null when there is none any more; then the rules that are will take the points away */
    public static Balance of(@Nullable ScoreRule rule, Balance one, Balance other, Instant now) {
        if (rule == null) {
            return greater(one, other, now);
        }
        return switch (rule.trigger()) {
            case Trigger.While _, Trigger.Silent _ -> greater(one, other, now);
            case Trigger.Each _ -> sum(rule, one, other, now);
        };
    }

    private static Balance greater(Balance one, Balance other, Instant now) {
        int order = Double.compare(Math.abs(one.pointsAt(now)), Math.abs(other.pointsAt(now)));
        if (order == 0) {
            order = other.at().compareTo(one.at());
        }
        return order >= 0 ? one : other;
    }

    private static Balance sum(ScoreRule rule, Balance one, Balance other, Instant now) {
        double points = one.pointsAt(now) + other.pointsAt(now);
        double held = held(rule, points);
        double share = points == 0 ? 0 : held / points;
        return new Balance(
                rule.model().dimension(),
                held,
                now,
                rule.decay() instanceof ScoreRule.Decay.HalfLife(var halfLife) ? halfLife : null,
                one.model() == null ? other.model() : one.model(),
                one.decay() == null ? other.decay() : one.decay(),
                grants(one.grants(), other.grants(), share),
                today(rule, one.today(), other.today()));
    }

    private static double held(ScoreRule rule, double points) {
        Double cap = rule.cap();
        if (cap == null) {
            return points;
        }
        double most = Math.abs(cap);
        return Math.max(-most, Math.min(most, points));
    }

    private static List<Grant> grants(List<Grant> one, List<Grant> other, double share) {
        List<Grant> all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(Comparator.comparing(Grant::at).thenComparingDouble(Grant::points));
        return all.subList(Math.max(0, all.size() - MOST_GRANTS), all.size()).stream()
                .map(grant -> new Grant(grant.points() * share, grant.at()))
                .toList();
    }

    private static @Nullable Today today(ScoreRule rule, @Nullable Today one, @Nullable Today other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        if (one.day() != other.day()) {
            return one.day() > other.day() ? one : other;
        }
        double points = one.points() + other.points();
        double most = rule.capPerDay() == null ? Double.POSITIVE_INFINITY : Math.abs(rule.capPerDay());
        return new Today(one.day(), Math.max(-most, Math.min(most, points)));
    }
}
