package io.hatchery.engine.trait;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead's traits by field key. */
public record Traits(Map<String, Known> byKey) {
    public static final Traits NONE = new Traits(Map.of());

    public Traits {
        byKey = SmallMap.copyOf(byKey);
    }

    /**
     * A trait with its provenance.
     *
     * @param at when it was learned, by the telling that survived
     * @param from the id of the event that told it
     * @param by the person in the company who said so; null when the lead or a machine did
     */
    public record Known(
            Value value, Instant at, String from, @Nullable String by) {
        public Known(Value value, Instant at, String from) {
            this(value, at, from, null);
        }
    }

    public @Nullable Value value(String key) {
        Known known = byKey.get(key);
        return known == null ? null : known.value();
    }

    /**
     * These with one more fact folded in.
     *
     * @param from the id of the event that told it
     */
    public Traits after(TraitFact fact, String from) {
        return switch (fact) {
            case TraitFact.TraitChanged changed ->
                new Traits(SmallMap.with(
                        byKey, changed.field(), new Known(changed.value(), changed.learnedAt(), from, changed.by())));
            case TraitFact.TraitsConfirmed confirmed -> confirmed(confirmed, from);
            case TraitFact.TraitRefused _ -> this;
        };
    }

    private Traits confirmed(TraitFact.TraitsConfirmed confirmed, String from) {
        SmallMap<Known> changed = SmallMap.copyOf(byKey);
        for (String field : confirmed.fields()) {
            Known known = changed.get(field);
            if (known != null) {
                Known again = new Known(known.value(), confirmed.learnedAt(), from, confirmed.by());
                changed = changed.with(field, again);
            }
        }
        return new Traits(changed);
    }
}
