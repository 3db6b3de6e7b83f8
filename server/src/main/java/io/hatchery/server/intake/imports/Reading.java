package io.hatchery.server.intake.imports;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row says. */
sealed interface Reading {

    /**
     * A lead.
     *
     * @param identifiers at least one
     * @param createdAt null when the row does not say
     * @param optOuts channels the lead must not be reached on
     * @param leftOut cells that could not be read and were left out
     */
    record Lead(
            List<Identifier> identifiers,
            Map<String, Value> traits,
            @Nullable Instant createdAt,
            @Nullable Source source,
            List<String> tags,
            @Nullable String stage,
            List<String> optOuts,
            @Nullable Deal deal,
            @Nullable Did did,
            List<RowFault> leftOut)
            implements Reading {
        public Lead {
            identifiers = List.copyOf(identifiers);
            traits = Map.copyOf(traits);
            tags = List.copyOf(tags);
            optOuts = List.copyOf(optOuts);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * What the lead did.
     *
     * @param name of the event
     * @param at null when the row does not say
     */
    record Did(String name, @Nullable Instant at, Map<String, Value> properties) {
        public Did {
            properties = Map.copyOf(properties);
        }
    }

    /** Where a deal stands. */
    enum Standing {
        OPEN,
        WON,
        LOST
    }

    /**
     * A deal.
     *
     * @param id null for one per row
     * @param closedAt null when the row does not say, or it is open
     */
    record Deal(
            Standing standing,
            @Nullable String id,
            @Nullable String name,
            @Nullable BigDecimal amount,
            String currency,
            @Nullable Instant closedAt,
            @Nullable String reason) {}

    /** Not a lead, and why. */
    record Rejected(List<RowFault> faults) implements Reading {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }
}
