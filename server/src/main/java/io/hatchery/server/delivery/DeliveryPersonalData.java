package io.hatchery.server.delivery;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Messages to a person. An address that must not be written to stays on its list, or it would be written to again. */
@Component
class DeliveryPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(
                new Kept("delivery.captured", "message in (select id from delivery.message where lead = any (:leads))"),
                Kept.of("delivery.message"));
    }
}
