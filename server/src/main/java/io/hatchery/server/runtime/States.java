package io.hatchery.server.runtime;

import io.hatchery.engine.LeadState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lead states, as they are now. */
public interface States {

    /** The state of a lead; of one that was merged into another, that of the lead it is now. */
    Optional<LeadState> of(long lead);

    List<LeadState> of(List<Long> leads);

    /** Hands every lead's state over in id order, in bounded memory. */
    void each(Consumer<LeadState> consumer);

    /** The lead that has this identifier. */
    Optional<Long> find(Identifier identifier);

    List<Identifier> identifiers(long lead);

    /** The lead that an anonymous lead turned out to be; empty for one that is still itself. */
    Optional<Long> joinedInto(long lead);
}
