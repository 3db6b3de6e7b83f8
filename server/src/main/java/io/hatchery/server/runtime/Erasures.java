package io.hatchery.server.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Removes a person wholly: events, state, identifiers, and every row any module keeps of them, with those merged into them, in one
 * transaction. What stays is that it was done. Whoever comes back afterwards is somebody new.
 */
public interface Erasures {

    /**
     * Erases a lead, or the lead it was merged into.
     *
     * @param by {@code user:<id>}
     * @param why in the words of whoever did it
     * @return empty when there is no such lead
     */
    Optional<Erasure> erase(long lead, String by, String why);

    /** The newest first. */
    List<Erasure> page(@Nullable Mark after, int limit);

    /** When somebody known by one of these was erased, the newest first. */
    List<Erasure> of(List<Identifier> identifiers);

    /**
     * Hands over all that is kept of a lead and of those merged into it: the name of a table, and a row of it as JSON. Rows come table by
     * table and are read as they are handed over.
     */
    void tell(long lead, BiConsumer<String, String> row);

    /**
     * Proof that a person was erased.
     *
     * @param removed rows removed, by table
     */
    record Erasure(String id, long lead, Instant at, String by, String why, Map<String, Long> removed) {
        public Erasure {
            removed = Map.copyOf(removed);
        }
    }
}
