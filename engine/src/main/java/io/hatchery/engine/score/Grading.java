package io.hatchery.engine.score;

import io.hatchery.engine.Reason;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.rules.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the grade, the spam verdict, and which watched limits were crossed, from the scores. */
final class Grading {
    private final Scoring.GradeMatrix matrix;
    private final double spamLimit;
    private final Limits limits;
    private final int number;
    private @Nullable List<Limits.Limit> watched;

    /** @param limits complete only when all rules are compiled */
    Grading(Scoring scoring, Limits limits, int number) {
        this.matrix = scoring.matrix();
        this.spamLimit = scoring.spamLimit();
        this.limits = limits;
        this.number = number;
    }

    int number() {
        return number;
    }

    void decide(Draft draft) {
        if (draft.next(number, number + 1) < 0) {
            return;
        }
        ScoreSums sums = draft.look().sums();
        String grade = "" + "DCBA".charAt(level(draft, sums, Dimension.FIT, matrix.a(), matrix.b(), matrix.c()))
                + "4321".charAt(level(draft, sums, Dimension.ENGAGEMENT, matrix.one(), matrix.two(), matrix.three()));
        boolean spam = reaches(draft, sums, Dimension.SPAM, spamLimit);
        String before = draft.state().scores().grade();
        if (!grade.equals(before)) {
            Reason reason = Reason.of("grade.limits", points(sums, Dimension.FIT), points(sums, Dimension.ENGAGEMENT));
            draft.conclude(reason, new ScoreFact.GradeChanged(before, grade, rose(draft, before, grade)));
        }
        if (spam != draft.state().scores().spam()) {
            Reason reason = Reason.of("spam.limit", points(sums, Dimension.SPAM));
            draft.conclude(reason, new ScoreFact.SpamVerdictChanged(spam));
        }
        for (Limits.Limit limit : watched()) {
            cross(draft, sums, limit);
        }
    }

    /** New rules may change a grade, but the lead did not become better by it. */
    private static @Nullable Boolean rose(Draft draft, @Nullable String before, String grade) {
        boolean rose = before != null && !draft.isRefill() && Scoring.GradeMatrix.rose(before, grade);
        return rose ? Boolean.TRUE : null;
    }

    private List<Limits.Limit> watched() {
        List<Limits.Limit> known = watched;
        if (known == null) {
            known = List.copyOf(limits.all());
            watched = known;
        }
        return known;
    }

    /**
     * A limit nothing is known of counts as not reached: a lead that comes to it at once has risen to it. Only new rules may find it
     * reached already, nobody knows since when.
     */
    private static void cross(Draft draft, ScoreSums sums, Limits.Limit limit) {
        boolean above = reaches(draft, sums, limit.dimension(), limit.points());
        Scores.Limit known = draft.state().scores().limits().get(Scores.limit(limit.dimension(), limit.points()));
        if (known == null && above && !draft.isRefill()) {
            draft.conclude(reason(limit), new ScoreFact.LimitCrossed(limit.dimension(), limit.points(), false));
        }
        if (above != (known != null && known.above())) {
            draft.conclude(reason(limit), new ScoreFact.LimitCrossed(limit.dimension(), limit.points(), above));
        }
    }

    private static Reason reason(Limits.Limit limit) {
        return Reason.of("score.limit", limit.dimension().name(), Scalars.number(limit.points()));
    }

    /**
     * 3 for the highest limit reached, 0 for none. Whatever way points go, they first come to the limit next above or next below, so the
     * others are not asked when they will be crossed.
     */
    private static int level(Draft draft, ScoreSums sums, Dimension dimension, double high, double mid, double low) {
        double below = Double.NEGATIVE_INFINITY;
        double above = Double.POSITIVE_INFINITY;
        int level = 0;
        for (double limit : new double[] {high, mid, low}) {
            if (sums.reaches(dimension, limit)) {
                level++;
                below = Math.max(below, limit);
            } else {
                above = Math.min(above, limit);
            }
        }
        if (level > 0) {
            draft.dueBy(sums.crossing(dimension, below, draft.look().horizon()));
        }
        if (level < 3) {
            draft.dueBy(sums.crossing(dimension, above, draft.look().horizon()));
        }
        return level;
    }

    private static boolean reaches(Draft draft, ScoreSums sums, Dimension dimension, double limit) {
        draft.dueBy(sums.crossing(dimension, limit, draft.look().horizon()));
        return sums.reaches(dimension, limit);
    }

    private static String points(ScoreSums sums, Dimension dimension) {
        return Scalars.number(Math.round(sums.value(dimension) * 10) / 10.0);
    }
}
