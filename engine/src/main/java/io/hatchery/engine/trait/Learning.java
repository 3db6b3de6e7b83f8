package io.hatchery.engine.trait;

import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.rules.Draft;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event teaches about a lead. The newest telling wins, by the time it happened; the same value told again changes
 * nothing. Blank text clears a field only when a person said so, since forms and scripts send blanks for what they do not know.
 */
public final class Learning {
    /** How many traits a lead may have; clients must not grow it without limit. */
    static final int MOST = 100;

    private final Map<String, Field> fields;
    private final ZoneId zone;

    public Learning(Map<String, Field> fields, ZoneId zone) {
        this.fields = fields;
        this.zone = zone;
    }

    public void learn(Draft draft, Input.Happened event, Instant learnedAt) {
        if (event.traits().isEmpty()) {
            return;
        }
        String[] keys = event.traits().keySet().toArray(new String[0]);
        Arrays.sort(keys);
        Reason reason = Reason.of("trait.told", event.type());
        for (String key : keys) {
            Value told = event.traits().get(key);
            if (told != null) {
                learn(draft, event, learnedAt, reason, key, told);
            }
        }
    }

    private void learn(Draft draft, Input.Happened event, Instant learnedAt, Reason reason, String key, Value told) {
        if (Scalars.missing(told) && event.context().actor() == null) {
            return;
        }
        Field field = fields.get(key);
        Value value = field == null ? told : Fitting.fit(field, told, zone);
        if (value == null) {
            Field.Type expected = field == null ? Field.Type.TEXT : field.type();
            draft.conclude(reason, new TraitFact.TraitRefused(key, Scalars.text(told), expected));
            return;
        }
        Traits.@Nullable Known known = draft.state().traits().byKey().get(key);
        if (known == null && draft.state().traits().byKey().size() >= MOST) {
            draft.conclude(
                    Reason.of("trait.full", Integer.toString(MOST)),
                    new TraitFact.TraitRefused(
                            key, Scalars.text(told), field == null ? Field.Type.TEXT : field.type()));
        } else if (known == null
                || (!known.at().isAfter(learnedAt) && !known.value().equals(value))) {
            draft.conclude(
                    reason,
                    new TraitFact.TraitChanged(
                            key,
                            known == null ? null : known.value(),
                            value,
                            learnedAt,
                            event.context().actor()));
        }
    }

    /** Somebody in the company sets a field, as a journey does for those who wrote it; blank text clears it. */
    public void set(Draft draft, String key, Value told, String by, Reason reason) {
        Field field = fields.get(key);
        Value value = field == null ? told : Fitting.fit(field, told, zone);
        if (value == null) {
            draft.conclude(reason, new TraitFact.TraitRefused(key, Scalars.text(told), field.type()));
            return;
        }
        Value known = draft.state().traits().value(key);
        if (known == null ? !Scalars.missing(value) : !known.equals(value)) {
            draft.conclude(reason, new TraitFact.TraitChanged(key, known, value, draft.now(), by));
        }
    }
}
