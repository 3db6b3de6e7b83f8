package io.hatchery.engine.condition;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose trait is compared: the lead's own, or its account's. */
sealed interface Subject {

    String field();

    @Nullable Value of(LeadState state);

    record OfLead(String field) implements Subject {
        @Override
        public @Nullable Value of(LeadState state) {
            return state.traits().value(field);
        }
    }

    record OfAccount(String field) implements Subject {
        @Override
        public @Nullable Value of(LeadState state) {
            AccountView account = state.account().view();
            return account == null ? null : account.traits().get(field);
        }
    }

    /** The company's day of a date, null when there is none. Accounts' traits have no types; a text that reads as a date is one. */
    default @Nullable LocalDate day(Look look) {
        Value value = of(look.state());
        if (value instanceof Value.Text text && this instanceof OfAccount) {
            value = Fitting.fit(new Field(field(), field(), Field.Type.DATE, List.of()), text, look.zone());
        }
        return value instanceof Value.Moment(Instant at) ? Moments.day(at, look.zone()) : null;
    }
}
