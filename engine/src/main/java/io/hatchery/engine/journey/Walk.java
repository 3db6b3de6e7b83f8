package io.hatchery.engine.journey;

import io.hatchery.engine.Reason;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.JourneyFact.Heard;
import io.hatchery.engine.journey.JourneyFact.NodeReached;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.rules.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lead's way through one journey within one step: from where it stands, over every node it need not wait at, to the next wait or
 * the end. A node that waits is passed at most once a step, so a step ends: every circle of a journey has such a node.
 */
final class Walk {
    private final Draft draft;
    private final CompiledJourney journey;
    private final Travelling travelling;
    private final Doing doing;

    Walk(Draft draft, CompiledJourney journey, Travelling travelling) {
        this.draft = draft;
        this.journey = journey;
        this.travelling = travelling;
        this.doing = new Doing(draft, journey, travelling);
    }

    /** A way out of a node; a null target ends the journey. */
    record Way(String exit, @Nullable String target, Reason reason) {
        static Way on(@Nullable String next) {
            return new Way("next", next, Reason.of("journey.on"));
        }

        static Way error(@Nullable String onError) {
            return new Way("onError", onError, Reason.of("journey.failed"));
        }
    }

    /** Starts behind the entry. */
    void start() {
        Enrolment here = here();
        if (here != null) {
            draft.look().inJourney(here);
            if (!leaves(here)) {
                follow(new Way("next", journey.entry().next(), Reason.of("journey.start", journey.name())));
            }
            draft.look().inJourney(null);
        }
    }

    /** Goes on from where the lead stands, if its waiting is over. */
    void goOn(Enrolment enrolment, News news) {
        draft.look().inJourney(enrolment);
        if (!leaves(enrolment)) {
            follow(wayOn(enrolment, news));
        }
        draft.look().inJourney(null);
    }

    private boolean leaves(Enrolment enrolment) {
        for (Node.Goal goal : journey.goals()) {
            if (draft.watches(journey.check(goal.condition()))) {
                Reason reason = Reason.of("journey.goal", goal.name());
                draft.conclude(reason, reached(enrolment, "goal", goal.id(), null, null));
                leave(reason, Outcome.GOAL_REACHED, true);
                return true;
            }
        }
        Check exit = journey.exitWhen();
        if (exit != null && draft.watches(exit)) {
            leave(Reason.of("journey.exitWhen"), Outcome.EXITED, true);
            return true;
        }
        return false;
    }

    private @Nullable Way wayOn(Enrolment enrolment, News news) {
        Node node = journey.node(enrolment.node());
        if (node == null) {
            return new Way("gone", null, Reason.of("journey.node.gone"));
        }
        String awaits = enrolment.awaits();
        if (awaits != null) {
            return answered(node, enrolment, awaits, news);
        }
        if (enrolment.until() == null) {
            return arriving(node);
        }
        return switch (node) {
            case Node.Wait wait -> overdue(enrolment) ? waited(wait) : null;
            case Node.WaitUntil wait -> overdue(enrolment) ? waited(wait) : null;
            case Node.WaitFor wait -> {
                if (news.matches(journey.awaitedPattern(wait.id())) || (holds(wait) && !passed(wait))) {
                    yield came(wait);
                }
                yield overdue(enrolment) ? timedOut(wait) : null;
            }
            case Node.SubJourney sub -> {
                if (draft.state().enrolments().active(sub.journey()) == null) {
                    yield new Way("next", sub.next(), Reason.of("journey.sub.left"));
                }
                yield overdue(enrolment)
                        ? new Way(
                                "otherwise",
                                sub.otherwise(),
                                timeout(sub.timeout().toString()))
                        : null;
            }
            case Node.Entry _, Node.Branch _, Node.Split _, Node.Act _, Node.Goal _, Node.Exit _ -> arriving(node);
        };
    }

    /** The lead was moved here from another version and has yet to do what is done here. */
    private static Way arriving(Node node) {
        return new Way("landed", node.id(), Reason.of("journey.landed"));
    }

    /** The way on from a node whose effect the lead waits for; null when it goes on waiting. */
    private @Nullable Way answered(Node node, Enrolment enrolment, String awaits, News news) {
        Heard heard = enrolment.heard() == null ? news.heardOf(awaits) : enrolment.heard();
        String onError = Exits.onError(node);
        if (heard == Heard.DONE || onError == null) {
            return Way.on(Exits.next(node));
        }
        if (heard == Heard.FAILED) {
            return Way.error(onError);
        }
        return overdue(enrolment) ? new Way("onError", onError, timeout(Waits.ANSWER.toString())) : null;
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

    private static Way waited(Node.WaitUntil wait) {
        return new Way("next", wait.next(), Reason.of("journey.waited"));
    }

    private static Way came(Node.WaitFor wait) {
        return new Way("then", wait.then(), Reason.of("journey.came"));
    }

    private static Way timedOut(Node.WaitFor wait) {
        return new Way("otherwise", wait.otherwise(), timeout(wait.timeout().toString()));
    }

    private static Reason timeout(String after) {
        return Reason.of("journey.timeout", after);
    }

    private boolean holds(Node.WaitFor wait) {
        return switch (wait.awaited()) {
            case Node.Awaited.ForEvent _ -> false;
            case Node.Awaited.ForCondition(var condition) -> draft.watches(journey.check(condition));
        };
    }

    /** Whether the lead left the node in this step already. */
    private boolean passed(Node node) {
        for (int i = draft.count() - 1; i >= 0; i--) {
            if (draft.fact(i).what() instanceof NodeReached reached
                    && node.id().equals(reached.from())
                    && reached.journey().equals(journey.id())) {
                return true;
            }
        }
        return false;
    }

    private void follow(@Nullable Way first) {
        for (Way way = first; way != null; ) {
            Enrolment before = here();
            if (before == null) {
                return;
            }
            if (way.target == null) {
                leave(Reason.of("journey.completed"), Outcome.COMPLETED, false);
                return;
            }
            Node node = journey.node(way.target);
            if (node == null) {
                leave(Reason.of("journey.node.gone"), Outcome.REMOVED, true);
                return;
            }
            way = pass(node, before, way);
        }
    }

    /** Comes to a node; the way on, or null when the lead stays or has left. */
    private @Nullable Way pass(Node node, Enrolment before, Way way) {
        Instant until = until(node);
        String effect = doing.effectId(node, before.visits().getOrDefault(node.id(), 0) + 1);
        String awaits = Doing.awaits(node) ? effect : null;
        draft.conclude(way.reason, reached(before, way.exit, node.id(), until, awaits));
        Way on = switch (node) {
            case Node.Wait _ -> null;
            case Node.WaitUntil wait -> until != null && !until.isAfter(draft.now()) ? waited(wait) : null;
            case Node.WaitFor wait -> holds(wait) && !passed(wait) ? came(wait) : null;
            case Node.Branch branch -> choose(branch);
            case Node.Split split -> draw(split);
            case Node.Exit exit -> {
                leave(Reason.of("journey.exit", exit.name()), Outcome.EXITED, false);
                yield null;
            }
            case Node.Goal goal -> {
                leave(Reason.of("journey.goal", goal.name()), Outcome.GOAL_REACHED, true);
                yield null;
            }
            case Node.Entry entry -> Way.on(entry.next());
            case Node.Act act -> doing.act(act, effect);
        };
        if (on == null && until != null) {
            draft.dueBy(until);
        }
        return on;
    }

    private @Nullable Instant until(Node node) {
        Instant now = draft.now();
        // A wait that was passed at this moment already, in a circle, is for the next such moment.
        Instant from = node instanceof Node.WaitUntil && passed(node) ? now.plusNanos(1000) : now;
        return travelling.until(node, draft.state(), from);
    }

    private Way choose(Node.Branch branch) {
        for (Node.Arm arm : branch.arms()) {
            if (draft.asks(journey.check(arm.condition()))) {
                return new Way(arm.name(), arm.next(), Reason.of("journey.arm", arm.name()));
            }
        }
        return new Way("otherwise", branch.otherwise(), Reason.of("journey.otherwise"));
    }

    private @Nullable Way draw(Node.Split split) {
        Node.Share share = Shares.of(split, draft.state().lead(), journey.id());
        Reason reason = Reason.of("journey.share", share.name());
        if (share.holdOut()) {
            leave(reason, Outcome.HELD_OUT, true);
            return null;
        }
        return new Way(share.name(), share.next(), reason);
    }

    private NodeReached reached(
            Enrolment from, String exit, String node, @Nullable Instant until, @Nullable String awaits) {
        return new NodeReached(journey.id(), journey.version(), from.number(), from.node(), exit, node, until, awaits);
    }

    private void leave(Reason reason, Outcome outcome, boolean unwanted) {
        Enrolment enrolment = here();
        if (enrolment != null) {
            Travelling.leave(draft, enrolment, reason, outcome, unwanted);
        }
    }

    private @Nullable Enrolment here() {
        return draft.state().enrolments().active(journey.id());
    }
}
