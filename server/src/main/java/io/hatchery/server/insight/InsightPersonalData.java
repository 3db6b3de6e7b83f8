package io.hatchery.server.insight;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What reports keep of people. */
@Component
class InsightPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return Kept.in("insight", "reached", "stay", "deal");
    }
}
