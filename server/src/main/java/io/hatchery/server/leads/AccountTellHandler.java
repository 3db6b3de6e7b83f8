package io.hatchery.server.leads;

import io.hatchery.engine.Effect;
import io.hatchery.server.runtime.EffectHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hears what a lead tells its account: the account is added up anew. */
@Component
class AccountTellHandler implements EffectHandler {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final AccountTeller teller;
    private final AccountStandingRows rows;

    AccountTellHandler(AccountTeller teller, AccountStandingRows rows) {
        this.teller = teller;
        this.rows = rows;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.Tell tell && tell.to() instanceof Effect.Told.OfAccount;
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        Optional<Long> account = rows.accountOf(effect.lead());
        if (account.isEmpty()) {
            return new Outcome.Failed("Lead " + effect.lead() + " belongs to no account any more", List.of());
        }
        return teller.tell(account.get())
                ? new Outcome.Done(List.of())
                : new Outcome.Wait(SOON, "The account's leads are being told just now");
    }
}
