package io.hatchery.server.runtime;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import java.util.List;

/**
 * A module's own tables, kept exact: called inside the transaction that stores a batch, before it commits. Write with set-based
 * statements; a failure here fails the batch.
 */
public interface ReadModel {

    void conclude(List<Change> batch);

    /**
     * Anonymous leads turned out to be others. Their events were moved: they come again, as history, among the inputs of the other
     * lead in the {@code conclude} that follows. What is kept of the lead that was should go. Called in the same transaction, before
     * {@code conclude}.
     */
    default void joined(List<Join> joins) {}

    /**
     * A known lead turned out to be another. Nothing is told again: what is kept of the one should go to the other, or go. Called in the
     * same transaction, before the {@code conclude} of the lead that stays; its facts tell of the merge.
     */
    default void merged(Join merge) {
        joined(List.of(merge));
    }

    /**
     * A merge was undone. What had come from the lead, or from those that had been joined into it before, goes back. Called before the
     * {@code conclude} of both; the lead that comes back is told of as if it were born.
     *
     * @param family those who had been joined into the lead that comes back
     */
    default void unmerged(Join merge, List<Long> family) {}

    /** An anonymous lead that turned out to be another one. */
    record Join(long from, long into) {}

    /**
     * What a batch did to one lead. A lead stands once in a batch.
     *
     * @param before the state before the batch
     * @param identifiers those newly linked to this lead in this batch
     * @param inputs the inputs taken, in order
     */
    record Change(
            LeadState before, LeadState after, List<Identifier> identifiers, List<Input> inputs, List<Fact> facts) {
        public Change {
            identifiers = List.copyOf(identifiers);
            inputs = List.copyOf(inputs);
            facts = List.copyOf(facts);
        }

        public long lead() {
            return after.lead();
        }

        /** Whether the lead came to be in this batch. */
        public boolean born() {
            return before.seq() == 0;
        }
    }
}
