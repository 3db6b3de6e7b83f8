package io.hatchery.server.leads;

import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.server.leads.Movements.Membership;
import io.hatchery.server.leads.Movements.Stand;
import io.hatchery.server.runtime.ReadModel.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a merge or its undoing moved: told by one fact, and seen from the states before and after. */
record Anew(Change change) {

    static boolean isSo(Change change) {
        return change.facts().stream().anyMatch(fact -> fact.what() instanceof MergeFact);
    }

    List<Membership> segments() {
        return moved(state -> state.segments().since());
    }

    List<Membership> tags() {
        return moved(state -> state.tags().byId());
    }

    /** Where the lead stands in each journey it is in. */
    List<Stand> stands() {
        return change.after().enrolments().active().stream().map(this::stand).toList();
    }

    private Stand stand(Enrolment it) {
        return new Stand(
                change.lead(),
                it.journey(),
                it.number(),
                it.version(),
                it.node(),
                it.since(),
                it.until(),
                it.enteredAt(),
                null,
                null);
    }

    private <V> List<Membership> moved(Function<LeadState, Map<String, V>> part) {
        Map<String, V> before = part.apply(change.before());
        Map<String, V> after = part.apply(change.after());
        Instant at = at();
        List<Membership> moved = new ArrayList<>();
        after.keySet().stream()
                .filter(one -> !before.containsKey(one))
                .forEach(one -> moved.add(new Membership(one, change.lead(), at, true)));
        before.keySet().stream()
                .filter(one -> !after.containsKey(one))
                .forEach(one -> moved.add(new Membership(one, change.lead(), at, false)));
        return moved;
    }

    private Instant at() {
        return change.facts().stream()
                .filter(fact -> fact.what() instanceof MergeFact)
                .map(Fact::at)
                .findFirst()
                .orElseThrow();
    }
}
