package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import java.util.List;

/**
 * What a module wants done for a lead by itself, because of what that lead just asked for: a file, a letter to confirm. What a playbook
 * wants comes from the engine alone.
 */
public interface Wishes {

    /** Kept in the transaction under way, each id once for ever; carried out by the outbox after it commits. */
    void ask(List<Effect> effects);
}
