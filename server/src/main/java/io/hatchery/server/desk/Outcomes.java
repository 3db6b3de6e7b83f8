package io.hatchery.server.desk;

import io.hatchery.engine.LeadState;
import io.hatchery.server.desk.Happenings.Told;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Receipt;
import io.hatchery.server.runtime.States;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What came of working a lead, taken as the events that tell it. Who works a lead no person owns becomes its owner; the lead's open
 * tasks of that person are done, and what is to be done next becomes a task.
 */
@Component
class Outcomes {
    private final Events events;
    private final States states;
    private final TaskRows tasks;
    private final Happenings happenings;
    private final Settings settings;

    Outcomes(Events events, States states, TaskRows tasks, Happenings happenings, Settings settings) {
        this.events = events;
        this.states = states;
        this.tasks = tasks;
        this.happenings = happenings;
        this.settings = settings;
    }

    /** What a person can do with a lead of the queue. */
    enum Kind {
        /** Take it from the pool. */
        CLAIM,
        CALL,
        ACCEPT,
        /** Hand it back, with a reason. */
        REJECT
    }

    /**
     * @param outcome id of how the call ended; needed for {@code CALL}
     * @param reason id of why it is handed back; needed for {@code REJECT}
     */
    record Outcome(
            Kind kind,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String note,
            @Nullable Next next) {}

    /** What is to be done next, by whom it was called. */
    record Next(String title, @Nullable Instant dueAt) {}

    void take(String actor, long lead, Outcome outcome) {
        LeadState state = states.of(lead).orElseThrow(() -> Problems.notFound("lead", lead));
        String owner = state.stage().owner();
        boolean owned = owner != null && Desk.isPerson(owner);
        check(outcome, owned && !actor.equals(owner));
        List<Arrival> arrivals = new ArrayList<>();
        if (!owned && outcome.kind() != Kind.REJECT) {
            arrivals.add(happenings.by(actor, lead, "owner.assigned", Told.of("owner", actor)));
        }
        switch (outcome.kind()) {
            case CLAIM -> {}
            case CALL -> arrivals.add(happenings.by(actor, lead, "call.logged", call(outcome)));
            case ACCEPT -> arrivals.add(happenings.by(actor, lead, "lead.accepted", Told.of("note", outcome.note())));
            case REJECT ->
                arrivals.add(happenings.by(
                        actor,
                        lead,
                        "lead.rejected",
                        Told.of("reason", outcome.reason()).and("note", outcome.note())));
        }
        if (outcome.kind() != Kind.CLAIM) {
            arrivals.addAll(done(actor, lead));
        }
        if (outcome.kind() == Kind.ACCEPT && outcome.next() != null) {
            arrivals.add(happenings.by(actor, lead, "task.created", next(Told.nothing(), outcome.next(), "")));
        }
        accepted(arrivals);
    }

    /** Sends events in; a person waits, so what cannot be concluded is said at once. */
    void accepted(List<Arrival> arrivals) {
        for (Receipt receipt : events.accept(arrivals)) {
            if (receipt instanceof Receipt.Quarantined(long id, String why)) {
                throw Problems.conflict("desk.quarantined", id, why);
            }
        }
    }

    private static Told call(Outcome outcome) {
        Told told = Told.of("outcome", outcome.outcome()).and("note", outcome.note());
        return outcome.next() == null ? told : next(told, outcome.next(), "next.");
    }

    private static Told next(Told told, Next next, String prefix) {
        return told.and(prefix + "title", next.title()).and(prefix + "dueAt", next.dueAt());
    }

    private List<Arrival> done(String actor, long lead) {
        return tasks.openOf(List.of(lead)).stream()
                .filter(it -> it.owner() == null
                        || !Desk.isPerson(it.owner())
                        || it.owner().equals(actor))
                .map(it -> happenings.by(
                        actor, lead, "task.done", Told.of("task", it.id()).and("title", it.title())))
                .toList();
    }

    private void check(Outcome outcome, boolean ofAnother) {
        DeskSettings desk = settings.get(DeskSettings.AREA);
        if (ofAnother) {
            throw Problems.conflict("desk.owned");
        }
        switch (outcome.kind()) {
            case CALL -> known(desk.callOutcomes(), "outcome", outcome.outcome());
            case REJECT -> known(desk.rejectReasons(), "reason", outcome.reason());
            case CLAIM, ACCEPT -> {}
        }
        if (outcome.next() != null && outcome.next().title().isBlank()) {
            throw Problems.invalid("next/title", "desk.title");
        }
    }

    static void known(List<DeskSettings.Choice> choices, String place, @Nullable String id) {
        if (choices.stream().noneMatch(it -> it.id().equals(id))) {
            throw Problems.invalid(
                    place,
                    "desk.choice",
                    String.valueOf(id),
                    String.join(
                            ", ", choices.stream().map(DeskSettings.Choice::id).toList()));
        }
    }
}
