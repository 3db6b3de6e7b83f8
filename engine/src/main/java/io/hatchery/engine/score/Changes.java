package io.hatchery.engine.score;

import io.hatchery.engine.Reason;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.score.Scores.Balance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The new balances of one round; one fact for each dimension they move. */
final class Changes {
    private final Draft draft;
    private @Nullable Map<Dimension, List<ScoreFact.Contribution>> byDimension;

    Changes(Draft draft) {
        this.draft = draft;
    }

    void set(String rule, Balance balance) {
        Balance before = draft.state().scores().byRule().get(rule);
        double standing = before == null ? 0 : before.pointsAt(draft.now());
        double points = balance.pointsAt(draft.now());
        if (before == null ? balance.points() != 0 : !isSame(before, balance, standing, points)) {
            contributions(balance.dimension()).add(new ScoreFact.Contribution(rule, points - standing, balance));
        }
    }

    private List<ScoreFact.Contribution> contributions(Dimension dimension) {
        Map<Dimension, List<ScoreFact.Contribution>> known = byDimension;
        if (known == null) {
            known = new EnumMap<>(Dimension.class);
            byDimension = known;
        }
        return known.computeIfAbsent(dimension, _ -> new ArrayList<>(4));
    }

    private static boolean isSame(Balance before, Balance after, double standing, double points) {
        return standing == points
                && before.dimension() == after.dimension()
                && before.model() == after.model()
                && Objects.equals(before.halfLife(), after.halfLife())
                && Objects.equals(before.decay(), after.decay())
                && before.grants().equals(after.grants())
                && Objects.equals(before.today(), after.today());
    }

    void conclude(Reason reason) {
        if (byDimension == null) {
            return;
        }
        byDimension.forEach((dimension, contributions) -> {
            double from = draft.look().sums().value(dimension);
            draft.conclude(
                    reason,
                    new ScoreFact.ScoreChanged(dimension, from, to(dimension, from, contributions), contributions));
        });
    }

    private double to(Dimension dimension, double from, List<ScoreFact.Contribution> contributions) {
        Scores scores = draft.state().scores();
        if (!scores.modelCaps().isEmpty()) {
            return ScoreSums.of(scores.with(contributions), draft.now()).value(dimension);
        }
        double to = from;
        for (ScoreFact.Contribution contribution : contributions) {
            to += contribution.points();
        }
        return to;
    }
}
