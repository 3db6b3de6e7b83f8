package io.hatchery.server.ads;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What ad platforms told of people, and what they were told back. */
@Component
class AdsPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return Kept.in("ads", "received", "click", "conversion");
    }

    @Override
    public List<Naming> naming() {
        return List.of(new Naming("ads.received", "lead is null", "raw"));
    }
}
