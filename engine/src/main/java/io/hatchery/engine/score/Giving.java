package io.hatchery.engine.score;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.score.ScoreRule.Decay;
import io.hatchery.engine.score.Scores.Balance;
import io.hatchery.engine.score.Scores.Grant;
import io.hatchery.engine.score.Scores.Today;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the points of one rule add up: faded to the moment they are given, then held to what is left of the day, then to the rule's cap. The
 * same arithmetic hears events as they come and adds them up again from re-derived times, so that both come to the same.
 *
 * @param zone the company's, for days
 */
record Giving(ZoneId zone) {

    /** What a rule stands at after an event; the balance before when the event adds nothing. */
    @Nullable Balance each(ScoreRule rule, @Nullable Balance before, Instant occurredAt, Instant now) {
        double standing = before == null ? 0 : before.pointsAt(now);
        double weight = Fading.weight(rule.decay(), occurredAt, now);
        Double perDay = rule.capPerDay();
        Today today = perDay == null ? null : today(before, now);
        double worth = rule.points() * weight;
        if (perDay != null && today != null) {
            worth = nearer(worth, Math.abs(perDay) - Math.abs(today.points()));
        }
        double total = capped(rule, standing + worth);
        double given = total - standing;
        if (today != null && given * rule.points() > 0) {
            today = new Today(today.day(), today.points() + given);
        }
        return switch (rule.decay()) {
            case Decay.None _, Decay.HalfLife _ ->
                total == standing && before != null ? before : balance(rule, total, now, List.of(), null, today);
            case Decay.Linear _, Decay.Expiry _ ->
                given * rule.points() > 0
                        ? granted(rule, before, standing, new Grant(given / weight, occurredAt), now, today)
                        : before;
        };
    }

    private static Balance granted(
            ScoreRule rule,
            @Nullable Balance before,
            double standing,
            Grant grant,
            Instant now,
            @Nullable Today today) {
        List<Grant> known = List.of();
        if (before != null) {
            boolean other = before.decay() == null && standing != 0;
            known = other ? List.of(new Grant(standing, now)) : before.grants();
        }
        List<Grant> grants = Grants.with(known, grant, rule.decay(), now);
        return balance(rule, Grants.at(grants, rule.decay(), now), now, grants, rule.decay(), today);
    }

    /** The points of a rule that has them once, since a moment. */
    static Balance once(ScoreRule rule, double points, Instant since) {
        return switch (rule.decay()) {
            case Decay.None _, Decay.HalfLife _ -> balance(rule, points, since, List.of(), null, null);
            case Decay.Linear _, Decay.Expiry _ -> {
                List<Grant> grants = points == 0 ? List.of() : List.of(new Grant(points, since));
                yield balance(rule, points, since, grants, rule.decay(), null);
            }
        };
    }

    private static Balance balance(
            ScoreRule rule,
            double points,
            Instant at,
            List<Grant> grants,
            @Nullable Decay decay,
            @Nullable Today today) {
        ScoreRule.Model model = rule.model();
        return new Balance(model.dimension(), points, at, halfLife(rule), model, decay, grants, today);
    }

    /**
     * Adds up a rule again from re-derived times, as if every event were heard in its order. Of events that lie before the times kept,
     * only points that stay can tell: they count as if no day had been full.
     */
    Balance again(ScoreRule rule, Summary summary, Instant now) {
        boolean stays = rule.decay() instanceof Decay.None;
        if (stays && rule.capPerDay() == null) {
            return once(rule, capped(rule, rule.points() * summary.count()), now);
        }
        long forgotten = stays ? summary.count() - summary.recent().size() : 0;
        Balance balance = forgotten == 0 ? null : once(rule, capped(rule, rule.points() * forgotten), now);
        for (Instant event : summary.recent()) {
            balance = each(rule, balance, event, event);
        }
        return balance == null ? once(rule, 0, now) : balance;
    }

    /** How many times re-derivation needs to add a rule up again. */
    static int kept(ScoreRule rule) {
        if (rule.capPerDay() != null) {
            return 2048;
        }
        return switch (rule.decay()) {
            case Decay.None _ -> 0;
            case Decay.HalfLife _ -> 256;
            case Decay.Linear _, Decay.Expiry _ -> 1024;
        };
    }

    private Today today(@Nullable Balance before, Instant now) {
        long day = Moments.day(now, zone).toEpochDay();
        Today known = before == null ? null : before.today();
        return known != null && known.day() == day ? known : new Today(day, 0);
    }

    /** A number no farther from zero than a limit. */
    private static double nearer(double number, double limit) {
        double most = Math.max(0, limit);
        return Math.max(-most, Math.min(most, number));
    }

    static double capped(ScoreRule rule, double points) {
        Double cap = rule.cap();
        if (cap == null) {
            return points;
        }
        return rule.points() > 0 ? Math.min(points, Math.abs(cap)) : Math.max(points, -Math.abs(cap));
    }

    static @Nullable Duration halfLife(ScoreRule rule) {
        return rule.decay() instanceof Decay.HalfLife(Duration halfLife) ? halfLife : null;
    }
}
