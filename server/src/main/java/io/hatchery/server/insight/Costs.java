package io.hatchery.server.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was spent. Totals per day, so that bringing in the same day again replaces it instead of counting it twice. */
@Component
public class Costs {
    private final CostRows rows;

    Costs(CostRows rows) {
        this.rows = rows;
    }

    /**
     * Takes these daily totals; one for the same day, channel, source, campaign and currency takes the place of the one before.
     *
     * @param by {@code user:<id>}, null when no person did it
     */
    @Transactional
    public void put(List<Cost> costs, @Nullable String by) {
        rows.put(costs, by);
    }

    /** Puts a cost in the place of another. */
    @Transactional
    void replace(String id, Cost cost, String by) {
        rows.remove(id);
        rows.put(List.of(cost), by);
    }
}
