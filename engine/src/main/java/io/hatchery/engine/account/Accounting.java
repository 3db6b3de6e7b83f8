package io.hatchery.engine.account;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.account.Accounts.Standing;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.rules.RuleIndex;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreSums;
import io.hatchery.engine.score.Scoring;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a lead knows of its account, and when the account must be told of the lead: when it becomes engaged or no longer is, when
 * its grade changes, and when it comes to an account. A score that moves between these limits is not told.
 */
public final class Accounting {
    private static final String TRAIT = "trait.";
    private static final int NONE = -1;

    private final Scoring.GradeMatrix matrix;
    private final double engagedFrom;
    private final int number;

    /**
     * Made when all other rules are numbered: accounts are told only under a playbook that asks something of them.
     *
     * <p>Without account scoring a lead is engaged from the limit of grade 2 on.
     */
    public Accounting(Scoring scoring, RuleIndex.Builder index) {
        Scoring.AccountScoring account = scoring.account();
        this.matrix = scoring.matrix();
        this.engagedFrom = account == null ? matrix.two() : account.engagedFrom();
        this.number = account != null || index.asks(Topic.Whole.ACCOUNT) ? index.add(needs()) : NONE;
    }

    private static Needs needs() {
        Needs needs = new Needs();
        needs.add(new Topic.OfScore(Dimension.ENGAGEMENT));
        needs.add(Topic.Whole.GRADE);
        needs.add(Topic.Whole.ACCOUNT);
        needs.add(Topic.Whole.TIME);
        return needs;
    }

    /** What the host tells of the account. */
    public void hear(Draft draft, Input.Happened event) {
        if (!event.type().equals("account.changed")) {
            return;
        }
        Value named = event.properties().get("account");
        AccountView known = draft.state().account().view();
        Instant asOf = PatternBook.occurred(event);
        if (known != null && asOf.isBefore(known.asOf())) {
            return;
        }
        if (named == null || Scalars.missing(named)) {
            if (known != null) {
                draft.conclude(Reason.of("account.lost"), new AccountFact.AccountLost());
            }
            return;
        }
        AccountView seen = view(event, Scalars.text(named), asOf);
        if (known == null || !isSame(known, seen)) {
            draft.conclude(Reason.of("account.seen"), new AccountFact.AccountSeen(seen));
        }
    }

    private static AccountView view(Input.Happened event, String id, Instant asOf) {
        Map<String, Value> traits = new HashMap<>();
        event.properties().forEach((key, value) -> {
            if (key.startsWith(TRAIT)) {
                traits.put(key.substring(TRAIT.length()), value);
            }
        });
        return new AccountView(
                id, traits, (int) number(event, "leads"), (int) number(event, "engaged"), number(event, "score"), asOf);
    }

    private static double number(Input.Happened event, String property) {
        Value value = event.properties().get(property);
        double number = value == null ? Double.NaN : Scalars.number(value);
        return Double.isNaN(number) ? 0 : number;
    }

    private static boolean isSame(AccountView one, AccountView other) {
        return one.id().equals(other.id())
                && one.leads() == other.leads()
                && one.engaged() == other.engaged()
                && one.score() == other.score()
                && one.traits().equals(other.traits());
    }

    /** Tells the account of the lead, if there is one and something changed that it counts. */
    public void decide(Draft draft) {
        if (number == NONE || draft.next(number, number + 1) < 0) {
            return;
        }
        AccountView account = draft.state().account().view();
        String grade = draft.state().scores().grade();
        if (account == null || grade == null) {
            return;
        }
        ScoreSums sums = draft.look().sums();
        draft.dueBy(
                sums.crossing(Dimension.ENGAGEMENT, engagedFrom, draft.look().horizon()));
        boolean engaged = sums.reaches(Dimension.ENGAGEMENT, engagedFrom);
        if (isTold(draft.state().account().told(), engaged, grade)) {
            return;
        }
        double fit = sums.value(Dimension.FIT);
        double engagement = sums.value(Dimension.ENGAGEMENT);
        draft.conclude(Reason.of("account.standing"), new AccountFact.StandingChanged(engaged, fit, engagement));
        if (!draft.isQuiet()) {
            tell(draft, account, engaged, fit, engagement);
        }
    }

    private boolean isTold(@Nullable Standing told, boolean engaged, String grade) {
        return told != null
                && told.engaged() == engaged
                && matrix.grade(told.fit(), told.engagement()).equals(grade);
    }

    /** The number of the fact tells wishes of one cause apart. */
    private static void tell(Draft draft, AccountView account, boolean engaged, double fit, double engagement) {
        long lead = draft.state().lead();
        String id = "standing:" + lead + ":" + draft.input().id() + ":"
                + draft.state().seq();
        Map<String, Value> values =
                Map.of("engaged", Value.of(engaged), "fit", Value.of(fit), "engagement", Value.of(engagement));
        Effect effect = new Effect.Tell(
                id, lead, new Effect.Told.OfAccount(), "account.standing", values, "account:" + account.id());
        draft.conclude(Reason.of("effect.account"), new Conclusion.EffectRequested(effect));
    }
}
