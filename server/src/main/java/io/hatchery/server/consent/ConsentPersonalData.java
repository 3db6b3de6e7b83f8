package io.hatchery.server.consent;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ledger’s entries of a person. They prove what was agreed to and go only with the person. */
@Component
class ConsentPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(new Kept("consent.entry", "lead = any (:leads) or told_to = any (:leads)"));
    }
}
