package io.hatchery.server.unify;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people are compared by, and with whom. */
@Component
class UnifyPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(
                Kept.of("unify.profile"),
                Kept.of("unify.block"),
                Kept.of("unify.todo"),
                new Kept("unify.pair", "one = any (:leads) or other = any (:leads)"));
    }
}
