package io.hatchery.server.sources;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is kept of where people came from, and the links with which they recommend. */
@Component
class SourcesPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return Kept.in("sources", "arrival", "creation", "referral", "link");
    }
}
