package io.hatchery.server.runtime;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a lead is called in a list. */
public final class LeadName {
    private LeadName() {}

    /**
     * The lead's name, or else its e-mail address or company; null when none is known.
     *
     * @param masked whether the reader may not see how leads are reached: nothing that looks like an address is said then
     */
    public static @Nullable String of(LeadState state, boolean masked) {
        String full = Stream.of("firstName", "lastName")
                .map(field -> text(state, field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(
                        text(state, "name"), full.isEmpty() ? null : full, text(state, "email"), text(state, "company"))
                .filter(Objects::nonNull)
                .filter(name -> !masked || (!name.contains("@") && !name.matches(".*\\d{7}.*")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(LeadState state, String field) {
        return state.traits().value(field) instanceof Value.Text(String text) ? text : null;
    }
}
