package io.hatchery.server.desk;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.trait.Traits;
import io.hatchery.server.runtime.States;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the desk shows it, from its state.
 *
 * @param fit as of now
 * @param engagement as of now, decay counted
 */
record LeadCard(
        long id,
        @Nullable String name,
        @Nullable String company,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String stage,
        @Nullable Instant since,
        @Nullable String grade,
        long fit,
        long engagement,
        @Nullable String owner,
        @Nullable String source,
        @Nullable Instant lastSeen) {

    static LeadCard of(LeadState state, Instant now) {
        Traits traits = state.traits();
        var source = state.firstSource();
        return new LeadCard(
                state.lead(),
                name(traits),
                Values.text(traits.value("company")),
                either(Values.text(traits.value("title")), Values.text(traits.value("jobTitle"))),
                Values.text(traits.value("email")),
                Values.text(traits.value("phone")),
                state.stage().stage(),
                state.stage().since(),
                state.scores().grade(),
                Math.round(QueueItem.points(state.scores(), Dimension.FIT, now)),
                Math.round(QueueItem.points(state.scores(), Dimension.ENGAGEMENT, now)),
                state.stage().owner(),
                source == null ? null : source.name(),
                state.lastSeen());
    }

    /** The cards of these leads by number; leads that are gone are missing. */
    static Map<Long, LeadCard> of(States states, Collection<Long> leads, Instant now) {
        Map<Long, LeadCard> cards = new LinkedHashMap<>();
        if (!leads.isEmpty()) {
            states.of(List.copyOf(leads).stream().distinct().toList()).forEach(it -> cards.put(it.lead(), of(it, now)));
        }
        return cards;
    }

    private static @Nullable String name(Traits traits) {
        String whole = Values.text(traits.value("name"));
        String first = Values.text(traits.value("firstName"));
        String last = Values.text(traits.value("lastName"));
        if (whole != null || first == null || last == null) {
            return either(whole, either(first, last));
        }
        return first + " " + last;
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
