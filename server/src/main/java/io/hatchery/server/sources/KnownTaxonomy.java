package io.hatchery.server.sources;

import io.hatchery.server.platform.Settings;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The taxonomy in memory, since every touch asks for it. A change made on another server is known within seconds. */
@Component
class KnownTaxonomy {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Settings settings;
    private volatile Known known = new Known(Taxonomy.AREA.standard(), Long.MIN_VALUE / 2);

    KnownTaxonomy(Settings settings) {
        this.settings = settings;
    }

    /** @param nanos when it was read, on the machine's running time */
    private record Known(Taxonomy taxonomy, long nanos) {}

    Taxonomy now() {
        Known last = known;
        if (System.nanoTime() - last.nanos() > FRESH.toNanos()) {
            last = new Known(settings.get(Taxonomy.AREA), System.nanoTime());
            known = last;
        }
        return last.taxonomy();
    }

    @EventListener
    void changed(Settings.Changed changed) {
        if (changed.area().equals(Taxonomy.AREA.name())) {
            known = new Known(known.taxonomy(), Long.MIN_VALUE / 2);
        }
    }
}
