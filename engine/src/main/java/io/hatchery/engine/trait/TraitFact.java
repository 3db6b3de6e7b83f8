package io.hatchery.engine.trait;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conclusions about traits. */
public sealed interface TraitFact extends Conclusion {

    /**
     * A trait has a new value.
     *
     * @param was null when it was not known
     * @param learnedAt when the telling event happened
     * @param by the person in the company who said so; null when the lead or a machine did
     */
    record TraitChanged(
            String field,
            @Nullable Value was,
            Value value,
            Instant learnedAt,
            @Nullable String by) implements TraitFact {}

    /**
     * Traits were told again as they are known, by a telling that survives the one they were known from; it is the one that later
     * tellings are measured against.
     *
     * @param learnedAt when the telling event happened
     * @param by the person in the company who said so; null when the lead or a machine did
     */
    record TraitsConfirmed(
            List<String> fields,
            Instant learnedAt,
            @Nullable String by) implements TraitFact {
        public TraitsConfirmed {
            fields = List.copyOf(fields);
        }
    }

    /** A value did not fit its field's type and was not taken; the event keeps it. */
    record TraitRefused(String field, String value, Field.Type expected) implements TraitFact {}
}
