package io.hatchery.engine.score;

import io.hatchery.engine.Conclusion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conclusions about scores. */
public sealed interface ScoreFact extends Conclusion {

    /**
     * A score moved.
     *
     * @param from the score just before, decayed to now
     * @param contributions the rules that moved it, with what each stands at now
     */
    record ScoreChanged(Dimension dimension, double from, double to, List<Contribution> contributions)
            implements ScoreFact {
        public ScoreChanged {
            contributions = List.copyOf(contributions);
        }
    }

    /**
     * One rule's part.
     *
     * @param points what it added now
     * @param balance what the rule stands at now; the points of a rule that no longer holds are gone and this balance's points are 0
     */
    record Contribution(String rule, double points, Scores.Balance balance) {}

    /** @param rose whether it became better, in fit or engagement and worse in neither; null as in facts before it was told */
    record GradeChanged(
            @Nullable String from, String to, @Nullable Boolean rose) implements ScoreFact {
        public GradeChanged(@Nullable String from, String to) {
            this(from, to, null);
        }
    }

    record SpamVerdictChanged(boolean spam) implements ScoreFact {}

    /**
     * A score came to a limit that some rule asks the crossing of, or fell below it. The first fact of a limit says how it stands, not
     * that it was crossed.
     */
    record LimitCrossed(Dimension dimension, double points, boolean above) implements ScoreFact {}

    /** From now on these limits hold for whole models. */
    record ModelCapsSet(Map<String, Double> caps) implements ScoreFact {
        public ModelCapsSet {
            caps = Map.copyOf(caps);
        }
    }
}
