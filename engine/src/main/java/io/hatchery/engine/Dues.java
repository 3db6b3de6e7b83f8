package io.hatchery.engine;

import io.hatchery.engine.base.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the rules of each concern could next conclude something without any input; null for never. A moment may be early, never late. When
 * one has come, the rules of that concern alone are asked again.
 */
public record Dues(
        @Nullable Instant tags,
        @Nullable Instant scores,
        @Nullable Instant account,
        @Nullable Instant segments,
        @Nullable Instant stage,
        @Nullable Instant journeys,
        @Nullable Instant contact) {

    /** The same moment for every concern. */
    public static Dues all(@Nullable Instant at) {
        return new Dues(at, at, at, at, at, at, at);
    }

    /** @param at in the order of {@link Concern} */
    public static Dues of(@Nullable Instant[] at) {
        return new Dues(at[0], at[1], at[2], at[3], at[4], at[5], at[6]);
    }

    /** In the order of {@link Concern}. */
    public @Nullable Instant[] byConcern() {
        return new @Nullable Instant[] {tags, scores, account, segments, stage, journeys, contact};
    }

    /** The first of them. */
    public @Nullable Instant first() {
        Instant first = null;
        for (Instant at : byConcern()) {
            first = Moments.earlier(first, at);
        }
        return first;
    }
}
