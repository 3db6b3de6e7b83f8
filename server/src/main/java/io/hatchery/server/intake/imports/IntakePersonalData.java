package io.hatchery.server.intake.imports;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which imports spoke of a person, and events that were refused and name them. A file that was uploaded stays until its import is removed. */
@Component
class IntakePersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return List.of(Kept.of("intake.import_lead"));
    }

    @Override
    public List<Naming> naming() {
        return List.of(new Naming("intake.rejected", "true", "convert_to(raw, 'UTF8')"));
    }
}
