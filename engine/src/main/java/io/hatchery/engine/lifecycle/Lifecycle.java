package io.hatchery.engine.lifecycle;

import io.hatchery.engine.condition.Condition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agreed stages in their order. The first is where every lead starts.
 *
 * @param stages ids are unique
 */
public record Lifecycle(List<Stage> stages) {
    public Lifecycle {
        stages = List.copyOf(stages);
    }

    /**
     * One stage.
     *
     * @param team who owns leads here
     * @param entry when it holds, a lead in one of {@code from} moves here by itself; null when only people move leads here
     * @param from the stages a lead may come from, by itself or by hand
     * @param requiredFields field keys that must be set before a person may move a lead out
     * @param reasonRequired whether a person must say why
     * @param reasons the reasons a person may choose from; empty for any words
     * @param waiting how long a lead that came here by hand or by its clock is not moved on by rules; null for not at all
     * @param sla how long a lead may stay, null for as long as it likes
     * @param conversion what ad platforms are told when a lead first comes here, null for nothing
     */
    public record Stage(
            String id,
            String name,
            Team team,
            Kind kind,
            @Nullable Condition entry,
            List<String> from,
            List<String> requiredFields,
            boolean reasonRequired,
            List<String> reasons,
            @Nullable Duration waiting,
            @Nullable Sla sla,
            @Nullable String conversion) {
        public Stage {
            from = List.copyOf(from);
            requiredFields = List.copyOf(requiredFields);
            reasons = List.copyOf(reasons);
        }

        public Stage(
                String id,
                String name,
                Team team,
                Kind kind,
                @Nullable Condition entry,
                List<String> from,
                List<String> requiredFields,
                boolean reasonRequired) {
            this(id, name, team, kind, entry, from, requiredFields, reasonRequired, List.of(), null, null, null);
        }
    }

    /**
     * How long a lead may stay in a stage, and what happens when it stays longer.
     *
     * @param within working time of the calendar
     * @param calendar id of a {@link BusinessCalendar}; null counts every hour of every day
     * @param warnAtPercent when to warn, 1 to 99 % of the time; null for no warning
     */
    public record Sla(
            Duration within,
            @Nullable String calendar,
            @Nullable Integer warnAtPercent,
            List<SlaAction> onWarning,
            List<SlaAction> onBreach) {
        public Sla {
            onWarning = List.copyOf(onWarning);
            onBreach = List.copyOf(onBreach);
        }
    }

    /** What a clock does. */
    public sealed interface SlaAction {
        /** @param to {@code owner}, a team ({@code team:sdr}) or a person ({@code user:<id>}) */
        record Tell(String to) implements SlaAction {}

        /** @param to a team ({@code team:sdr}), a person ({@code user:<id>}), or {@code pool} for nobody */
        record Reassign(String to) implements SlaAction {}

        /** Moves the lead, such as back to nurture. */
        record MoveTo(String stage, String reason) implements SlaAction {}
    }

    /** Who owns a stage. */
    public enum Team {
        MARKETING,
        SDR,
        SALES,
        SUCCESS
    }

    /** How a stage stands to the main line: on it, beside it for a while, or an end. */
    public enum Kind {
        MAIN,
        SIDE,
        END
    }
}
