package io.hatchery.testkit.life;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.Map;

/**
 * One event of a generated life.
 *
 * @param id unique over all lives of one seed
 * @param known by what the lead can be recognised here
 */
public record LifeEvent(
        String id,
        Known known,
        String type,
        Instant at,
        Map<String, Value> traits,
        Map<String, Value> properties,
        Context context) {
    public LifeEvent {
        traits = Map.copyOf(traits);
        properties = Map.copyOf(properties);
    }

    /**
     * What identifies the lead at an event.
     *
     * @param anonymousId the browser; empty for leads met offline
     * @param email empty until the lead has left it
     */
    public record Known(String anonymousId, String email, String phone) {}
}
