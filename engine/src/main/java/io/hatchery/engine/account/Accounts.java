package io.hatchery.engine.account;

import org.jspecify.annotations.Nullable;

/**
 * A lead and its account.
 *
 * @param view null when the lead belongs to none
 * @param told what the account was last told of the lead, null when nothing
 */
public record Accounts(@Nullable AccountView view, @Nullable Standing told) {
    public static final Accounts NONE = new Accounts(null, null);

    /** What a lead adds to its account. */
    public record Standing(boolean engaged, double fit, double engagement) {}

    /** This with one more fact folded in. */
    public Accounts after(AccountFact fact) {
        return switch (fact) {
            case AccountFact.AccountSeen(AccountView account) ->
                new Accounts(account, view != null && view.id().equals(account.id()) ? told : null);
            case AccountFact.AccountLost _ -> NONE;
            case AccountFact.StandingChanged(boolean engaged, double fit, double engagement) ->
                new Accounts(view, new Standing(engaged, fit, engagement));
        };
    }
}
