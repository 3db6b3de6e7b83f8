package io.hatchery.engine.lifecycle;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.lifecycle.Lifecycle.Sla;
import io.hatchery.engine.lifecycle.Lifecycle.SlaAction;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.rules.Draft;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of stages: started when a lead comes to a stage with an agreed time, heard at the very moment they warn and run out.
 *
 * <p>History starts no clock; what it tells while one runs does not make it heard: the host is asked to look again. When a new playbook changes the time agreed for the stage a lead is in, its clock starts again from when
 * the lead came there; one that would have run out by then counts as run out, but nobody is told and nothing moves, so that publishing
 * never stirs up a crowd of leads. Leads brought in as history get their clocks then too, in the same way.
 */
final class Clocks {
    private final Map<String, WorkingTime> calendars = new HashMap<>();

    Clocks(List<BusinessCalendar> all) {
        all.forEach(calendar -> calendars.put(calendar.id(), new WorkingTime(calendar)));
    }

    /** Moves a lead because its time is over. */
    @FunctionalInterface
    interface Mover {
        void move(Draft draft, Stage from, SlaAction.MoveTo move);
    }

    /** A lead came to a stage. */
    void start(Draft draft, Stage stage) {
        Sla sla = stage.sla();
        boolean told = draft.input() instanceof Input.Happened happened && happened.historic();
        if (sla != null && !told) {
            start(draft, stage, sla, draft.now());
        }
    }

    private void start(Draft draft, Stage stage, Sla sla, Instant since) {
        draft.conclude(
                Reason.of("clock.started", stage.name()),
                new LifecycleFact.ClockStarted(stage.id(), warnAt(sla, since), after(sla, since, sla.within())));
    }

    private @Nullable Instant warnAt(Sla sla, Instant since) {
        Integer percent = sla.warnAtPercent();
        return percent == null ? null : after(sla, since, part(sla.within(), percent));
    }

    /** To the microsecond, as moments are kept. */
    private static Duration part(Duration whole, int percent) {
        return Duration.ofNanos(whole.multipliedBy(percent).dividedBy(100).toNanos() / 1000 * 1000);
    }

    private Instant after(Sla sla, Instant since, Duration duration) {
        WorkingTime calendar = sla.calendar() == null ? null : calendars.get(sla.calendar());
        return calendar == null ? since.plus(duration) : calendar.after(since, duration);
    }

    /** Looks at the clock of the stage the lead is in. */
    void look(Draft draft, @Nullable Stage stage, Mover mover) {
        if (draft.isRefill()) {
            setAgain(draft, stage);
        }
        StageState.Clock clock = draft.state().stage().clock();
        if (clock == null || clock.breached()) {
            return;
        }
        if (stage == null || stage.sla() == null) {
            draft.conclude(Reason.of("clock.none"), new LifecycleFact.ClockStopped(clock(draft)));
            return;
        }
        Instant next =
                clock.warnAt() == null || clock.warned() || !clock.warnAt().isBefore(clock.dueAt())
                        ? clock.dueAt()
                        : clock.warnAt();
        if (draft.now().isBefore(next) || (draft.isQuiet() && !draft.isRefill())) {
            draft.dueBy(draft.now().isBefore(next) ? next : draft.now());
        } else if (draft.now().isBefore(clock.dueAt())) {
            warn(draft, stage, stage.sla(), clock, mover);
        } else {
            breach(draft, stage, stage.sla(), clock, mover);
        }
    }

    private static String clock(Draft draft) {
        String stage = draft.state().stage().stage();
        return stage == null ? "" : stage;
    }

    /** The agreed time may be another, or the calendar, or this is the first. */
    private void setAgain(Draft draft, @Nullable Stage stage) {
        StageState.Clock clock = draft.state().stage().clock();
        Instant since = draft.state().stage().since();
        Sla sla = stage == null ? null : stage.sla();
        if (stage == null || sla == null || since == null) {
            if (clock != null) {
                draft.conclude(Reason.of("clock.none"), new LifecycleFact.ClockStopped(clock(draft)));
            }
            return;
        }
        Instant dueAt = after(sla, since, sla.within());
        Instant warnAt = warnAt(sla, since);
        boolean same = clock != null && clock.dueAt().equals(dueAt) && Objects.equals(clock.warnAt(), warnAt);
        if (!same) {
            start(draft, stage, sla, since);
        }
    }

    private static void warn(Draft draft, Stage stage, Sla sla, StageState.Clock clock, Mover mover) {
        Reason reason = Reason.of("clock.warned", stage.name());
        draft.conclude(reason, new LifecycleFact.ClockWarned(stage.id(), clock.dueAt()));
        act(draft, stage, sla.onWarning(), "warning", clock, mover);
        draft.dueBy(clock.dueAt());
    }

    private static void breach(Draft draft, Stage stage, Sla sla, StageState.Clock clock, Mover mover) {
        Reason reason = Reason.of("clock.breached", stage.name());
        draft.conclude(reason, new LifecycleFact.ClockBreached(stage.id(), clock.dueAt()));
        act(draft, stage, sla.onBreach(), "breach", clock, mover);
    }

    private static void act(
            Draft draft, Stage stage, List<SlaAction> actions, String what, StageState.Clock clock, Mover mover) {
        if (draft.isQuiet()) {
            return;
        }
        String origin = "stage:" + stage.id();
        String id = origin + ":" + draft.state().lead() + ":" + clock.dueAt() + ":" + what + ":";
        for (int i = 0; i < actions.size(); i++) {
            long lead = draft.state().lead();
            switch (actions.get(i)) {
                case SlaAction.Tell(String to) -> {
                    Reason message = Reason.of(
                            "clock." + what, stage.name(), clock.dueAt().toString());
                    request(draft, stage, new Effect.Notify(id + i, lead, reader(draft, stage, to), message, origin));
                }
                case SlaAction.Reassign(String to) -> {
                    if (to.equals("pool")) {
                        toPool(draft, stage);
                    } else {
                        request(draft, stage, new Effect.AssignOwner(id + i, lead, to, origin));
                    }
                }
                case SlaAction.MoveTo move -> mover.move(draft, stage, move);
            }
        }
    }

    private static void toPool(Draft draft, Stage stage) {
        String owner = draft.state().stage().owner();
        if (owner != null) {
            draft.conclude(Reason.of("owner.clock", stage.name()), new LifecycleFact.OwnerChanged(owner, null));
        }
    }

    private static void request(Draft draft, Stage stage, Effect effect) {
        draft.conclude(Reason.of("effect.clock", stage.name()), new Conclusion.EffectRequested(effect));
    }

    /** {@code owner} is the lead's owner, or the stage's team when nobody owns it. */
    private static String reader(Draft draft, Stage stage, String to) {
        if (!to.equals("owner")) {
            return to;
        }
        String owner = draft.state().stage().owner();
        return owner == null ? "team:" + stage.team().name().toLowerCase(Locale.ROOT) : owner;
    }
}
