package io.hatchery.engine.journey;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.pattern.Pattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a journey. {@code next} and the other exits name nodes of the same journey; null ends the journey as completed. */
public sealed interface Node {

    String id();

    /** Where leads come in. Every journey has exactly one. */
    record Entry(
            String id,
            Trigger trigger,
            @Nullable Condition audience,
            Reentry reentry,
            Duration grace,
            @Nullable String next)
            implements Node {}

    /** What brings leads in. */
    sealed interface Trigger {
        record OnSegment(String segment) implements Trigger {}

        record OnEvent(Pattern pattern) implements Trigger {}

        record OnStage(String stage) implements Trigger {}

        /** Only by a person or the API, with a {@code journey.entered} event. */
        record Manual() implements Trigger {}
    }

    /** Whether a lead may come in again after having left. */
    sealed interface Reentry {
        record Never() implements Reentry {}

        record After(Duration since) implements Reentry {}

        record Always() implements Reentry {}
    }

    record Send(
            String id,
            String channel,
            String content,
            @Nullable String next) implements Node {}

    record Wait(String id, Duration duration, @Nullable String next) implements Node {}

    /** Waits until something happens or holds, or the time-out passes, whichever is first. */
    record WaitFor(
            String id,
            Awaited awaited,
            Duration timeout,
            @Nullable String then,
            @Nullable String otherwise) implements Node {}

    /** What is waited for. */
    sealed interface Awaited {
        record ForEvent(Pattern pattern) implements Awaited {}

        record ForCondition(Condition condition) implements Awaited {}
    }

    /** Goes down the first arm that holds. */
    record Branch(String id, List<Arm> arms, @Nullable String otherwise) implements Node {
        public Branch {
            arms = List.copyOf(arms);
        }
    }

    record Arm(String name, Condition condition, @Nullable String next) {}

    record AddTag(String id, String tag, @Nullable String next) implements Node {}

    record RemoveTag(String id, String tag, @Nullable String next) implements Node {}

    /** Gives the lead an owner: {@code team:sdr} or {@code user:<id>}. */
    record Assign(String id, String to, @Nullable String next) implements Node {}

    record CreateTask(
            String id,
            String to,
            String title,
            Duration dueIn,
            @Nullable String next) implements Node {}

    /** Has no way in: when its condition holds, the lead leaves the journey as reached, from anywhere. */
    record Goal(String id, String name, Condition condition) implements Node {}

    record Exit(String id, String name) implements Node {}
}
