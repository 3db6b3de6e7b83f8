package io.hatchery.engine.simulation;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.BacktestReport.Change;
import io.hatchery.engine.simulation.BacktestReport.Difference;
import io.hatchery.engine.simulation.BacktestReport.GradeDiffers;
import io.hatchery.engine.simulation.BacktestReport.MessagesDiffer;
import io.hatchery.engine.simulation.BacktestReport.MqlDiffers;
import io.hatchery.engine.simulation.BacktestReport.StageDiffers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how differently two playbooks treat one lead. */
final class Contrast {
    private static final long MQL = 1000;
    private static final long STAGE = 100;
    private static final long GRADE = 10;

    private final Map<String, Integer> places = new HashMap<>();

    /** @param live whose order says how far stages lie apart */
    Contrast(Playbook live) {
        live.lifecycle().stages().forEach(stage -> places.put(stage.id(), places.size()));
    }

    /** The difference, null when there is none. */
    @Nullable Difference of(long lead, Path live, Path draft) {
        List<Change> changes = new ArrayList<>(4);
        long weight = 0;
        if (!Objects.equals(live.stage(), draft.stage())) {
            changes.add(new StageDiffers(live.stage(), draft.stage(), live.stageReason(), draft.stageReason()));
            weight += STAGE * Math.max(1, Math.abs(place(live.stage()) - place(draft.stage())));
        }
        if (!Objects.equals(live.mqlAt(), draft.mqlAt())) {
            changes.add(new MqlDiffers(live.mqlAt(), draft.mqlAt(), live.mqlReason(), draft.mqlReason()));
            weight += apart(live.mqlAt(), draft.mqlAt());
        }
        if (!Objects.equals(live.grade(), draft.grade())) {
            changes.add(new GradeDiffers(live.grade(), draft.grade(), live.gradeReason(), draft.gradeReason()));
            weight += GRADE * steps(live.grade(), draft.grade());
        }
        if (live.sent() != draft.sent()) {
            changes.add(new MessagesDiffer(live.sent(), draft.sent(), live.sentReason(), draft.sentReason()));
            weight += Math.abs(live.sent() - draft.sent());
        }
        return changes.isEmpty() ? null : new Difference(lead, weight, changes);
    }

    /** Which part of the report a change counts under. */
    static String part(Change change) {
        return switch (change) {
            case StageDiffers _ -> "stage";
            case MqlDiffers _ -> "mql";
            case GradeDiffers _ -> "grade";
            case MessagesDiffer _ -> "messages";
        };
    }

    private int place(@Nullable String stage) {
        return stage == null ? -1 : places.getOrDefault(stage, places.size());
    }

    private static long apart(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null
                ? MQL
                : Math.min(MQL, Math.abs(Duration.between(one, other).toDays()));
    }

    /** How many steps lie between two grades such as A1 and B3. */
    private static long steps(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return 1;
        }
        return (long) Math.abs(one.charAt(0) - other.charAt(0)) + Math.abs(one.charAt(1) - other.charAt(1));
    }
}
