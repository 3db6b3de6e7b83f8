package io.hatchery.server.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes two known leads one, and two again. Each is one transaction: afterwards every page, list and rule sees one person, later events of
 * either reach the lead that stays, and both histories are told on its page. The log of the lead that goes is kept, so that undoing gives
 * each back what it was and what happened to it since.
 */
public interface Merges {

    /**
     * Makes them one.
     *
     * @param stays the lead whose number stays
     * @param goes the lead that from then on is the other
     * @param by {@code user:<id>} or {@code system}
     * @param why how it came about: {@code review}, {@code automatic} or {@code console}
     */
    Outcome merge(long stays, long goes, String by, String why);

    /** Makes them two again. Of several merges into a lead the last is undone first. */
    Outcome undo(String merge, String by);

    Optional<Merge> find(String merge);

    /** The newest first, undone ones too; those of one lead when it is named. */
    List<Merge> page(@Nullable Long lead, @Nullable Mark after, int limit);

    /** What forbids that these are one person, strongest first; empty when nothing does. */
    List<Conflict> conflicts(long one, long other);

    /** A merge as it was made. */
    record Merge(
            String id,
            long stays,
            long goes,
            Instant at,
            String by,
            String why,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {}

    /**
     * Two different ones of a kind of which a person has one: of e-mail addresses only such as somebody proved to own.
     *
     * @param one what the first is known by
     * @param other what the second is known by
     */
    record Conflict(Identifier.Kind kind, String one, String other) {}

    /** What became of it. */
    sealed interface Outcome {
        /** @param merge its number, by which it can be undone */
        record Done(String merge) implements Outcome {}

        record Refused(Refusal why, List<Conflict> conflicts) implements Outcome {
            public Refused {
                conflicts = List.copyOf(conflicts);
            }
        }
    }

    /** Why it was not done. */
    enum Refusal {
        /** A lead is not merged with itself. */
        SAME,
        /** There is no such lead, or no such merge. */
        UNKNOWN,
        /** One of them was merged into another before. */
        GONE,
        /** They cannot be one person. */
        CONFLICT,
        /** The merge was undone before. */
        UNDONE,
        /** Another merge came after it and is to be undone first. */
        LATER_MERGE
    }
}
