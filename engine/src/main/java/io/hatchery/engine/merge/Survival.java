package io.hatchery.engine.merge;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Field.Survivorship;
import io.hatchery.engine.trait.Traits.Known;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which of two tellings of a field is the greater, that is: outlives the other. The order is whole, so the order of asking does not matter. */
final class Survival {
    private static final Comparator<Known> NEWEST =
            Comparator.comparing(Known::at).thenComparing(Known::from).thenComparing(known -> Scalars.text(known.value()));

    private Survival() {}

    static Comparator<Known> of(@Nullable Field field) {
        Survivorship rule = field == null ? null : field.survivorship();
        return switch (rule) {
            case null -> NEWEST;
            case NEWEST -> NEWEST;
            case OLDEST -> Comparator.comparing(Known::at).reversed().thenComparing(NEWEST);
            case LONGEST ->
                Comparator.<Known>comparingInt(known -> Scalars.text(known.value()).length())
                        .thenComparing(NEWEST);
            case GREATEST -> Comparator.comparingDouble(Survival::size).thenComparing(NEWEST);
            case PERSON_FIRST ->
                Comparator.<Known>comparingInt(known -> known.by() == null ? 0 : 1)
                        .thenComparing(NEWEST);
        };
    }

    /** A number, or the seconds of a date; what is neither is less than both. */
    private static double size(Known known) {
        if (known.value() instanceof Value.Moment(var at)) {
            return at.getEpochSecond() + at.getNano() / 1e9;
        }
        double number = Scalars.number(known.value());
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
    }
}
