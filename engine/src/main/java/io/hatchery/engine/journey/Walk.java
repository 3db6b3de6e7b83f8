package io.hatchery.engine.journey;

import io.hatchery.engine.Conclusion.EffectRequested;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Reason;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.JourneyFact.JourneyLeft;
import io.hatchery.engine.journey.JourneyFact.NodeReached;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.PatternFact.Observed;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.engine.tag.Tags;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One lead's way through one journey within one step: from where it stands, over every node it need not wait at, to the next wait or
 * the end. A node that waits is passed at most once a step, so a walk ends: every circle of a journey has such a node.
 */
final class Walk {
    private final Draft draft;
    private final CompiledJourney journey;
    private final Set<String> passed = new HashSet<>();

    Walk(Draft draft, CompiledJourney journey) {
        this.draft = draft;
        this.journey = journey;
    }

    /** Starts behind the entry. */
    void start() {
        Enrolment here = here();
        if (here != null) {
            seen(here, () -> {
                if (!leaves(here)) {
                    follow(new Way("next", journey.entry().next(), Reason.of("journey.start", journey.name())));
                }
            });
        }
    }

    /** Goes on from where the lead stands, if its waiting is over. */
    void goOn(Enrolment enrolment, @Nullable Observed event) {
        seen(enrolment, () -> {
            if (!leaves(enrolment)) {
                follow(wayOn(enrolment, event));
            }
        });
    }

    /** A way out of a node; a null target ends the journey. */
    private record Way(String exit, @Nullable String target, Reason reason) {}

    private void seen(Enrolment enrolment, Runnable walk) {
        draft.look().inJourney(enrolment);
        walk.run();
        draft.look().inJourney(null);
    }

    private boolean leaves(Enrolment enrolment) {
        for (Node.Goal goal : journey.goals()) {
            if (draft.watches(journey.check(goal.condition()))) {
                Reason reason = Reason.of("journey.goal", goal.name());
                reach(enrolment, "goal", goal.id(), null, reason);
                leave(reason, Outcome.GOAL_REACHED);
                return true;
            }
        }
        Check exit = journey.exitWhen();
        if (exit != null && draft.watches(exit)) {
            leave(Reason.of("journey.exitWhen"), Outcome.EXITED);
            return true;
        }
        return false;
    }

    private @Nullable Way wayOn(Enrolment enrolment, @Nullable Observed event) {
        Node node = journey.node(enrolment.node());
        return switch (node) {
            case Node.Wait wait -> overdue(enrolment) ? waited(wait) : null;
            case Node.WaitFor wait -> {
                if (happened(wait, event) || holds(wait)) {
                    yield came(wait);
                }
                yield overdue(enrolment) ? timedOut(wait) : null;
            }
            case null -> gone();
            case Node.WaitUntil _,
                    Node.Split _,
                    Node.SetField _,
                    Node.AdjustScore _,
                    Node.MoveStage _,
                    Node.Notify _,
                    Node.CallWebhook _,
                    Node.OfferSurvey _,
                    Node.GiveReward _,
                    Node.EnterJourney _,
                    Node.LeaveJourney _,
                    Node.SubJourney _ -> throw new UnsupportedOperationException("H3");
            case Node.Entry _,
                    Node.Send _,
                    Node.Branch _,
                    Node.AddTag _,
                    Node.RemoveTag _,
                    Node.Assign _,
                    Node.CreateTask _,
                    Node.Goal _,
                    Node.Exit _ -> gone();
        };
    }

    /** The lead stands where nobody waits: the node was changed under it. */
    private static Way gone() {
        return new Way("gone", null, Reason.of("journey.node.gone"));
    }

    private boolean overdue(Enrolment enrolment) {
        Instant until = enrolment.until();
        boolean over = until == null || !draft.now().isBefore(until);
        if (!over) {
            draft.dueBy(until);
        }
        return over;
    }

    private static Way waited(Node.Wait wait) {
        return new Way(
                "next", wait.next(), Reason.of("journey.waited", wait.duration().toString()));
    }

    private static Way came(Node.WaitFor wait) {
        return new Way("then", wait.then(), Reason.of("journey.came"));
    }

    private static Way timedOut(Node.WaitFor wait) {
        return new Way(
                "otherwise",
                wait.otherwise(),
                Reason.of("journey.timeout", wait.timeout().toString()));
    }

    private boolean happened(Node.WaitFor wait, @Nullable Observed event) {
        String awaited = journey.awaitedPattern(wait.id());
        if (event == null || awaited == null) {
            return false;
        }
        for (PatternFact.Match match : event.matches()) {
            if (match.pattern().equals(awaited)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Node.WaitFor wait) {
        return switch (wait.awaited()) {
            case Node.Awaited.ForEvent _ -> false;
            case Node.Awaited.ForCondition(var condition) -> draft.watches(journey.check(condition));
        };
    }

    private void follow(@Nullable Way first) {
        for (Way way = first; way != null; ) {
            Enrolment before = here();
            if (before == null) {
                return;
            }
            if (way.target == null) {
                leave(Reason.of("journey.completed"), Outcome.COMPLETED);
                return;
            }
            Node node = journey.node(way.target);
            if (node == null) {
                leave(Reason.of("journey.node.gone"), Outcome.REMOVED);
                return;
            }
            reach(before, way.exit, node.id(), until(node), way.reason);
            way = act(node);
        }
    }

    private @Nullable Instant until(Node node) {
        return switch (node) {
            case Node.Wait wait -> draft.now().plus(wait.duration());
            case Node.WaitFor wait -> draft.now().plus(wait.timeout());
            case Node.WaitUntil _,
                    Node.Split _,
                    Node.SetField _,
                    Node.AdjustScore _,
                    Node.MoveStage _,
                    Node.Notify _,
                    Node.CallWebhook _,
                    Node.OfferSurvey _,
                    Node.GiveReward _,
                    Node.EnterJourney _,
                    Node.LeaveJourney _,
                    Node.SubJourney _ -> throw new UnsupportedOperationException("H3");
            case Node.Entry _,
                    Node.Send _,
                    Node.Branch _,
                    Node.AddTag _,
                    Node.RemoveTag _,
                    Node.Assign _,
                    Node.CreateTask _,
                    Node.Goal _,
                    Node.Exit _ -> null;
        };
    }

    private void reach(Enrolment from, String exit, String node, @Nullable Instant until, Reason reason) {
        draft.conclude(
                reason,
                new NodeReached(journey.id(), journey.version(), from.number(), from.node(), exit, node, until));
    }

    /** Does what a node does; the way on, or null when the lead stays or has left. */
    private @Nullable Way act(Node node) {
        return switch (node) {
            case Node.Send send -> {
                Sending.send(draft, send, effectId(send), origin(send), byJourney("effect.journey"));
                yield on(send.next());
            }
            case Node.AddTag add -> {
                if (!draft.state().tags().has(add.tag())) {
                    draft.conclude(byJourney("tag.journey"), new TagFact.TagAdded(add.tag(), Tags.By.JOURNEY));
                }
                yield on(add.next());
            }
            case Node.RemoveTag remove -> {
                if (draft.state().tags().has(remove.tag())) {
                    draft.conclude(byJourney("tag.journey"), new TagFact.TagRemoved(remove.tag()));
                }
                yield on(remove.next());
            }
            case Node.Assign assign -> {
                request(new Effect.AssignOwner(effectId(node), lead(), assign.to(), origin(node)));
                yield on(assign.next());
            }
            case Node.CreateTask task -> {
                Instant dueAt = draft.now().plus(task.dueIn());
                request(new Effect.CreateTask(effectId(node), lead(), task.to(), task.title(), dueAt, origin(node)));
                yield on(task.next());
            }
            case Node.Branch branch -> choose(branch);
            case Node.Wait wait -> {
                draft.dueBy(draft.now().plus(wait.duration()));
                yield null;
            }
            case Node.WaitFor wait -> {
                draft.dueBy(draft.now().plus(wait.timeout()));
                yield holds(wait) && passed.add(wait.id()) ? came(wait) : null;
            }
            case Node.Exit exit -> {
                leave(Reason.of("journey.exit", exit.name()), Outcome.EXITED);
                yield null;
            }
            case Node.Goal goal -> {
                leave(Reason.of("journey.goal", goal.name()), Outcome.GOAL_REACHED);
                yield null;
            }
            case Node.WaitUntil _,
                    Node.Split _,
                    Node.SetField _,
                    Node.AdjustScore _,
                    Node.MoveStage _,
                    Node.Notify _,
                    Node.CallWebhook _,
                    Node.OfferSurvey _,
                    Node.GiveReward _,
                    Node.EnterJourney _,
                    Node.LeaveJourney _,
                    Node.SubJourney _ -> throw new UnsupportedOperationException("H3");
            case Node.Entry entry -> on(entry.next());
        };
    }

    private static Way on(@Nullable String next) {
        return new Way("next", next, Reason.of("journey.on"));
    }

    private Way choose(Node.Branch branch) {
        for (Node.Arm arm : branch.arms()) {
            if (draft.asks(journey.check(arm.condition()))) {
                return new Way(arm.name(), arm.next(), Reason.of("journey.arm", arm.name()));
            }
        }
        return new Way("otherwise", branch.otherwise(), Reason.of("journey.otherwise"));
    }

    private void request(Effect effect) {
        draft.conclude(byJourney("effect.journey"), new EffectRequested(effect));
    }

    private void leave(Reason reason, Outcome outcome) {
        Enrolment enrolment = here();
        if (enrolment != null) {
            draft.conclude(
                    reason,
                    new JourneyLeft(journey.id(), journey.version(), enrolment.number(), enrolment.node(), outcome));
        }
    }

    private @Nullable Enrolment here() {
        return draft.state().enrolments().active(journey.id());
    }

    /** The same wish always has the same id: lead, journey, enrolment, node and which visit of it. */
    private String effectId(Node node) {
        Enrolment enrolment = here();
        int number = enrolment == null ? 0 : enrolment.number();
        int visit = enrolment == null ? 0 : enrolment.visits().getOrDefault(node.id(), 0);
        return lead() + "/" + journey.id() + "/" + number + "/" + node.id() + "/" + visit;
    }

    private String origin(Node node) {
        return "journey:" + journey.id() + "/" + node.id();
    }

    private Reason byJourney(String key) {
        return Reason.of(key, journey.name());
    }

    private long lead() {
        return draft.state().lead();
    }
}
