package io.hatchery.engine.account;

import io.hatchery.engine.Conclusion;

/** Conclusions about the lead's account. */
public sealed interface AccountFact extends Conclusion {

    /** The account is like this now. */
    record AccountSeen(AccountView account) implements AccountFact {}

    /** The lead belongs to no account any more. */
    record AccountLost() implements AccountFact {}

    /**
     * What the lead adds to its account is like this now; the account is told.
     *
     * @param fit points, as of this fact
     * @param engagement points, as of this fact
     */
    record StandingChanged(boolean engaged, double fit, double engagement) implements AccountFact {}
}
