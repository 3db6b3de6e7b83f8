package io.hatchery.engine.playbook;

import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.ScoreRule.Decay;
import io.hatchery.engine.score.ScoreRule.Trigger;
import io.hatchery.engine.score.Scorer;
import io.hatchery.engine.score.Scoring;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks score rules, caps, grades and how accounts are scored. */
final class ScoringCheck {
    /** More periods of silence than this are no longer told apart. */
    private static final int MOST_PERIODS = 100;

    private static final int MOST_LEADS = 1000;
    private static final Set<String> MODELS =
            Stream.of(ScoreRule.Model.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Scoring scoring;
    private final ConditionCheck conditions;
    private final Problems problems;

    ScoringCheck(Scoring scoring, ConditionCheck conditions, Problems problems) {
        this.scoring = scoring;
        this.conditions = conditions;
        this.problems = problems;
    }

    void check() {
        List<ScoreRule> rules = scoring.rules();
        for (int i = 0; i < rules.size(); i++) {
            rule("/scoring/rules/" + i, rules.get(i));
        }
        Scoring.GradeMatrix matrix = scoring.matrix();
        if (!(matrix.a() >= matrix.b() && matrix.b() >= matrix.c())) {
            problems.add("/scoring/matrix", "matrix.fit", "Expected A ≥ B ≥ C.");
        }
        if (!(matrix.one() >= matrix.two() && matrix.two() >= matrix.three())) {
            problems.add("/scoring/matrix", "matrix.engagement", "Expected 1 ≥ 2 ≥ 3.");
        }
        if (!(scoring.spamLimit() > 0)) {
            problems.add("/scoring/spamLimit", "spam.limit", "Expected more than 0, or every lead is spam.");
        }
        scoring.modelCaps().forEach(this::modelCap);
        account();
    }

    private void modelCap(String model, double cap) {
        String at = "/scoring/modelCaps/" + model;
        if (!MODELS.contains(model)) {
            problems.add(
                    at,
                    "model.unknown",
                    "There is no score model \"" + model + "\". Choose one of "
                            + String.join(", ", MODELS.stream().sorted().toList()) + ".",
                    model);
        }
        conditions.finite(at, cap);
        if (cap <= 0) {
            problems.add(
                    at, "model.cap", "Expected more than 0, or leave the cap out: the model would count for nothing.");
        }
    }

    private void account() {
        Scoring.AccountScoring account = scoring.account();
        if (account != null) {
            conditions.finite("/scoring/account/engagedFrom", account.engagedFrom());
            whole("/scoring/account/most", account.most(), MOST_LEADS);
        }
    }

    private void whole(String at, int number, int most) {
        if (number < 1 || number > most) {
            problems.add(
                    at,
                    "number.range",
                    "Expected a number from 1 to " + most + ", got " + number + ".",
                    Integer.toString(number));
        }
    }

    private void rule(String at, ScoreRule rule) {
        if (Scorer.isGiven(rule.id())) {
            problems.add(
                    at + "/id",
                    "score.id",
                    "An id cannot start with + or journey: since points people and journeys give have such names.");
        }
        conditions.finite(at + "/points", rule.points());
        cap(at + "/cap", rule, rule.cap());
        cap(at + "/capPerDay", rule, rule.capPerDay());
        boolean each = rule.trigger() instanceof Trigger.Each;
        if (rule.capPerDay() != null && !each) {
            problems.add(
                    at + "/capPerDay",
                    "cap.day",
                    "Only points given for each event can be capped by day. Leave it out.");
        }
        switch (rule.trigger()) {
            case Trigger.While(var condition) -> conditions.check(at + "/trigger/condition", condition);
            case Trigger.Silent silent -> silent(at, rule, silent);
            case Trigger.Each(var pattern) -> conditions.pattern(at + "/trigger/pattern", pattern);
        }
        switch (rule.decay()) {
            case Decay.None _ -> {}
            case Decay.HalfLife(var halfLife) -> problems.positive(at + "/decay/halfLife", halfLife);
            case Decay.Linear(var toZero) -> problems.positive(at + "/decay/toZero", toZero);
            case Decay.Expiry(var after) -> problems.positive(at + "/decay/after", after);
        }
    }

    private void cap(String at, ScoreRule rule, @Nullable Double cap) {
        if (cap != null) {
            conditions.finite(at, cap);
            if (cap * rule.points() < 0) {
                problems.add(at, "cap.sign", "Expected a cap on the same side of zero as the points.");
            }
        }
    }

    private void silent(String at, ScoreRule rule, Trigger.Silent silent) {
        if (silent.pattern() != null) {
            conditions.pattern(at + "/trigger/pattern", silent.pattern());
        }
        problems.positive(at + "/trigger/after", silent.after());
        whole(at + "/trigger/most", silent.most(), MOST_PERIODS);
        if (!(rule.decay() instanceof Decay.None)) {
            problems.add(
                    at + "/decay",
                    "decay.silent",
                    "Points for silence stay until the lead is active again. Choose no decay.");
        }
    }
}
