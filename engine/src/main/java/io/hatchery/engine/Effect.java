package io.hatchery.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something the engine wants done outside. Its id is derived from what asked for it (lead, enrolment, node and visit; or rule and
 * cause), so the same wish always has the same id: hosts perform an id at most once for messages to people.
 */
public sealed interface Effect {

    String id();

    long lead();

    /**
     * A message to the lead.
     *
     * @param channel {@code email}; others follow
     * @param content id of the piece of content
     * @param origin the journey node or rule that asked, as {@code journey:<id>/<node>}
     */
    record Send(String id, long lead, String channel, String content, String origin) implements Effect {}

    /**
     * Give the lead an owner.
     *
     * @param to a team ({@code team:sdr}) or a person ({@code user:<id>})
     */
    record AssignOwner(String id, long lead, String to, String origin) implements Effect {}

    /** Tell people inside the company. */
    record Notify(String id, long lead, String to, Reason message, String origin) implements Effect {}

    /** Something a person should do with the lead, by a time. */
    record CreateTask(
            String id,
            long lead,
            String to,
            String title,
            @Nullable Instant dueAt,
            String origin) implements Effect {}

    /** Call a configured webhook with the lead and these values. */
    record CallWebhook(String id, long lead, String webhook, Map<String, String> values, String origin)
            implements Effect {
        public CallWebhook {
            values = Map.copyOf(values);
        }
    }
}
