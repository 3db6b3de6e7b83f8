package io.hatchery.testkit;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link HostConformance} asks of something that hosts the engine: a thin adapter, with its clock moved by hand. */
public interface Host extends AutoCloseable {

    /** Puts a playbook in force. */
    void publish(Playbook playbook);

    /** What a client tells; {@code who} names a person the host has to find or make a lead for. */
    record Told(
            String who,
            String id,
            String type,
            Instant occurredAt,
            Map<String, Value> traits,
            Map<String, Value> properties) {
        public Told {
            traits = Map.copyOf(traits);
            properties = Map.copyOf(properties);
        }
    }

    /** Takes events in, in their order; when it returns they are stored and concluded, or set aside. */
    void take(List<Told> events);

    /** Moves the clock to a moment, later or earlier; when it returns every lead due by then has been looked at. */
    void advanceTo(Instant moment);

    /** The number of a person's lead. */
    long lead(String who);

    LeadState state(long lead);

    /** All facts of a lead, in their order. */
    List<Fact> facts(long lead);

    /** Every effect handed out for doing so far, as often as it was handed out. */
    List<Effect> effects();

    /** From now on, concluding the event with this id fails. */
    void poison(String id);

    /** From now on, concluding that event works. */
    void heal(String id);

    /** Tries again to conclude what was set aside; what still fails stays there. */
    void replay();

    /** Ids of the events that were set aside because concluding them failed. */
    Set<String> setAside();

    /** Stops without warning and starts again on what was kept. */
    void restart();

    @Override
    void close();
}
