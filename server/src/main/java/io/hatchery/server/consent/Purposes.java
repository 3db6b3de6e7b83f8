package io.hatchery.server.consent;

import io.hatchery.server.platform.Settings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What leads may choose among, as administrators set it. */
@Component
public class Purposes {
    private final Settings settings;

    Purposes(Settings settings) {
        this.settings = settings;
    }

    /** Those of a channel, in their order. */
    public List<Purpose> on(String channel) {
        return settings.get(ConsentSettings.AREA).purposes().stream()
                .filter(purpose -> purpose.channel().equals(channel))
                .toList();
    }
}
