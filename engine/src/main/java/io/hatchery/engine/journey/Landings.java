package io.hatchery.engine.journey;

import io.hatchery.engine.Reason;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.JourneyFact.EnrolmentMoved;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.rules.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of those inside an older version when a new one is in force: they stay, go on at a node of the new one, or leave.
 * Publishing itself sends nothing: who lands where nobody waits does what is done there in the next step, which is due at once.
 */
final class Landings {
    private final Travelling travelling;

    Landings(Travelling travelling) {
        this.travelling = travelling;
    }

    void land(Draft draft) {
        for (Enrolment enrolment : draft.state().enrolments().active()) {
            CompiledJourney present = travelling.present(enrolment.journey());
            if (present != null && present.version() != enrolment.version()) {
                land(draft, enrolment, present, present.landing(enrolment.node()));
            }
        }
    }

    private void land(Draft draft, Enrolment enrolment, CompiledJourney present, Journey.@Nullable Landing landing) {
        Reason reason = Reason.of("journey.landing", Integer.toString(present.version()));
        switch (landing) {
            case Journey.Landing.MoveTo(String to) -> {
                Node node = present.node(to);
                if (node != null) {
                    draft.conclude(
                            reason,
                            new EnrolmentMoved(
                                    enrolment.journey(),
                                    enrolment.version(),
                                    present.version(),
                                    enrolment.number(),
                                    enrolment.node(),
                                    to,
                                    until(draft, enrolment, node)));
                }
            }
            case Journey.Landing.Leave _ -> Travelling.leave(draft, enrolment, reason, Outcome.REMOVED, true);
            case Journey.Landing.Stay _ -> {}
            case null -> {}
        }
    }

    /** A wait goes on from when the lead began to wait; at any other node the lead has yet to arrive. */
    private @Nullable Instant until(Draft draft, Enrolment enrolment, Node node) {
        boolean stays = node.id().equals(enrolment.node());
        return switch (node) {
            case Node.Wait _, Node.WaitFor _, Node.WaitUntil _ ->
                travelling.until(node, draft.state(), enrolment.since());
            case Node.SubJourney _ ->
                stays && enrolment.until() != null ? travelling.until(node, draft.state(), enrolment.since()) : null;
            case Node.Entry _, Node.Branch _, Node.Split _, Node.Act _, Node.Goal _, Node.Exit _ ->
                stays ? enrolment.until() : null;
        };
    }
}
