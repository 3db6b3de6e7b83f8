package io.hatchery.engine.trait;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.trait.Field.Survivorship;
import io.hatchery.engine.trait.Traits.Known;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of several tellings of a trait survives. Every rule puts all tellings into one order, and the greatest survives; so it does not
 * matter in which order they are heard, nor whether they were told of one lead or of two that turn out to be one.
 */
public final class Survival {
    private Survival() {}

    /** Whether one telling survives another. */
    public static boolean beats(@Nullable Survivorship rule, Known told, Known known) {
        return compare(rule == null ? Survivorship.NEWEST : rule, told, known) > 0;
    }

    /**
     * The traits of two leads that are one person. Symmetric, and it does not matter in which order more than two are united.
     *
     * @param fields by key; what is no field of the playbook survives as the newest
     */
    public static Traits merged(Traits one, Traits other, Map<String, Field> fields) {
        SmallMap<Known> united = SmallMap.copyOf(one.byKey());
        for (Map.Entry<String, Known> entry : other.byKey().entrySet()) {
            String key = entry.getKey();
            Known known = united.get(key);
            Field field = fields.get(key);
            if (known == null || beats(field == null ? null : field.survivorship(), entry.getValue(), known)) {
                united = united.with(key, entry.getValue());
            }
        }
        return new Traits(united);
    }

    private static int compare(Survivorship rule, Known one, Known other) {
        int order = switch (rule) {
            case NEWEST -> 0;
            case OLDEST -> other.at().compareTo(one.at());
            case LONGEST -> Integer.compare(length(one.value()), length(other.value()));
            case GREATEST -> greatest(one.value(), other.value());
            case PERSON_FIRST -> Boolean.compare(one.by() != null, other.by() != null);
        };
        return order != 0 ? order : newest(one, other);
    }

    /** Two tellings of one event cannot be told apart but by what they say. */
    private static int newest(Known one, Known other) {
        int order = one.at().compareTo(other.at());
        if (order == 0) {
            order = one.from().compareTo(other.from());
        }
        return order != 0 ? order : Scalars.text(one.value()).compareTo(Scalars.text(other.value()));
    }

    private static int length(Value value) {
        String text = Scalars.text(value);
        return text.codePointCount(0, text.length());
    }

    /** What is neither a number nor a date is less than all that are. */
    private static int greatest(Value one, Value other) {
        if (one instanceof Value.Moment(Instant at) && other instanceof Value.Moment(Instant than)) {
            return at.compareTo(than);
        }
        return Double.compare(amount(one), amount(other));
    }

    private static double amount(Value value) {
        double number = value instanceof Value.Moment(Instant at) ? at.getEpochSecond() : Scalars.number(value);
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
    }
}
