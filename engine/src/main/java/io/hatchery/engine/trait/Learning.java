package io.hatchery.engine.trait;

import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.trait.Traits.Known;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an event teaches about a lead. Of several tellings the field's survivorship says which wins, the newest unless it says
 * else, by the time they happened; the same value told again only confirms what is known. Blank text clears a field only when a person
 * said so, since forms and scripts send blanks for what they do not know.
 */
public final class Learning {
    /** How many traits a lead may have; clients must not grow it without limit. */
    static final int MOST = 100;

    private static final Reason FULL = Reason.of("trait.full", Integer.toString(MOST));

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
        Telling telling = new Telling(event.id(), learnedAt, event.context().actor(), reason);
        List<String> confirmed = new ArrayList<>();
        for (String key : keys) {
            Value told = event.traits().get(key);
            if (told != null && learn(draft, telling, key, told)) {
                confirmed.add(key);
            }
        }
        if (!confirmed.isEmpty()) {
            draft.conclude(
                    reason,
                    new TraitFact.TraitsConfirmed(
                            confirmed, learnedAt, event.context().actor()));
        }
    }

    /** Who tells, when and why; {@code by} is null for the lead or a machine. */
    private record Telling(
            String from, Instant at, @Nullable String by, Reason reason) {}

    /** Learns one trait; whether it only confirms what is known. */
    private boolean learn(Draft draft, Telling telling, String key, Value told) {
        if (Scalars.missing(told) && telling.by == null) {
            return false;
        }
        Field field = fields.get(key);
        Value value = field == null ? told : Fitting.fit(field, told, zone);
        Traits traits = draft.state().traits();
        Known known = traits.byKey().get(key);
        if (value == null) {
            draft.conclude(telling.reason, refused(key, told, field));
        } else if (known == null && traits.byKey().size() >= MOST) {
            draft.conclude(FULL, refused(key, told, field));
        } else if (known == null || survives(field, new Known(value, telling.at, telling.from, telling.by), known)) {
            if (known != null && known.value().equals(value)) {
                return true;
            }
            Value was = known == null ? null : known.value();
            draft.conclude(telling.reason, new TraitFact.TraitChanged(key, was, value, telling.at, telling.by));
        }
        return false;
    }

    private static boolean survives(@Nullable Field field, Known told, Known known) {
        return Survival.beats(field == null ? null : field.survivorship(), told, known);
    }

    private static TraitFact refused(String key, Value told, @Nullable Field field) {
        return new TraitFact.TraitRefused(key, Scalars.text(told), field == null ? Field.Type.TEXT : field.type());
    }

    /**
     * A journey sets a field, as those would who wrote it; blank text clears it. What it says at the moment of an event comes after what
     * the event told, though both have the same time and cause.
     */
    public void set(Draft draft, String key, Value told, String by, Reason reason) {
        Field field = fields.get(key);
        Known known = draft.state().traits().byKey().get(key);
        boolean newestWins =
                field == null || field.survivorship() == null || field.survivorship() == Field.Survivorship.NEWEST;
        Value value = field == null ? told : Fitting.fit(field, told, zone);
        if (value != null && known != null && newestWins && known.at().equals(draft.now())) {
            if (!known.value().equals(value)) {
                draft.conclude(reason, new TraitFact.TraitChanged(key, known.value(), value, draft.now(), by));
            }
        } else if (known != null || !Scalars.missing(told)) {
            learn(draft, new Telling(draft.input().id(), draft.now(), by, reason), key, told);
        }
    }
}
