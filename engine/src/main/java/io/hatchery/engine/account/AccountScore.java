package io.hatchery.engine.account;

import io.hatchery.engine.account.Accounts.Standing;
import io.hatchery.engine.score.Scoring.AccountScoring;
import java.util.Comparator;
import java.util.List;

/**
 * What an account stands at, from what its leads add to it:
 *
 * <pre>score = max(fitᵢ) + Σ of the {@code most} largest max(0, engagementᵢ)</pre>
 *
 * Fit is a property of the company and of its best contact, so it does not add up; interest does, as far as so many people go as decide
 * together. Without leads it is 0.
 *
 * @param score in points
 * @param leads how many leads there are
 * @param engaged how many of them are engaged
 */
public record AccountScore(double score, int leads, int engaged) {

    /** The order of the leads does not matter. */
    public static AccountScore of(AccountScoring scoring, List<Standing> leads) {
        double fit = leads.stream().mapToDouble(Standing::fit).max().orElse(0);
        double engagement = leads.stream()
                .map(Standing::engagement)
                .filter(points -> points > 0)
                .sorted(Comparator.reverseOrder())
                .limit(scoring.most())
                .mapToDouble(Double::doubleValue)
                .sum();
        int engaged = (int) leads.stream().filter(Standing::engaged).count();
        return new AccountScore(fit + engagement, leads.size(), engaged);
    }
}
