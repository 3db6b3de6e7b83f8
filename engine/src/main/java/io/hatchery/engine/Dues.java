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

    /** @param at by the ordinal of the concern */
    public static Dues of(@Nullable Instant[] at) {
        return new Dues(
                at[Concern.TAGS.ordinal()],
                at[Concern.SCORES.ordinal()],
                at[Concern.ACCOUNT.ordinal()],
                at[Concern.SEGMENTS.ordinal()],
                at[Concern.STAGE.ordinal()],
                at[Concern.JOURNEYS.ordinal()],
                at[Concern.CONTACT.ordinal()]);
    }

    /** By the ordinal of the concern. */
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
