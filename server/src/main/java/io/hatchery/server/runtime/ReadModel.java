package io.hatchery.server.runtime;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /**
     * Some of what a lead was told had never been so. It is again what it was before, which its facts in the {@code conclude} that
     * follows say, and whatever else happened since is told again there. What was kept only because of those events should go.
     */
    default void takenBack(long lead, TakenBack what) {}

    /**
     * What was taken back from a lead.
     *
     * @param events which had never been so
     * @param others all else that happened to the lead
     */
    record TakenBack(List<Input.Happened> events, List<Input.Happened> others) {
        public TakenBack {
            events = List.copyOf(events);
            others = List.copyOf(others);
        }

        /** What a text property of these events names and nothing else did. */
        public Set<String> named(String property) {
            Set<String> names = names(events, property);
            names.removeAll(names(others, property));
            return names;
        }

        private static Set<String> names(List<Input.Happened> events, String property) {
            Set<String> names = new HashSet<>();
            for (Input.Happened event : events) {
                if (event.properties().get(property) instanceof Value.Text(String name)) {
                    names.add(name);
                }
            }
            return names;
        }
    }

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
