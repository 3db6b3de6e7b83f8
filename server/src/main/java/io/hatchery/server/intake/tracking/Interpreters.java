package io.hatchery.server.intake.tracking;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.intake.identity.Region;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hands out the interpreter that knows the fields in force and the company's country. Both are asked for anew every few seconds, since
 * another server may have changed them, and at once when this one did: asking for every event would cost more than the event.
 */
@Component
class Interpreters {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Playbooks playbooks;
    private final Settings settings;
    private final Ids ids;
    private volatile @Nullable Known known;

    Interpreters(Playbooks playbooks, Settings settings, Ids ids) {
        this.playbooks = playbooks;
        this.settings = settings;
        this.ids = ids;
    }

    /** @param nanos when it was asked for, on the machine's running time */
    private record Known(Playbook playbook, String region, ReferrerSpam spam, long nanos) {
        boolean isFresh() {
            return System.nanoTime() - nanos < FRESH.toNanos();
        }
    }

    Interpreter current() {
        Known now = known();
        return new Interpreter(now.playbook().fields(), now.region(), now.spam(), ids::next);
    }

    Playbook playbook() {
        return known().playbook();
    }

    String region() {
        return known().region();
    }

    private Known known() {
        Known last = known;
        if (last == null || !last.isFresh()) {
            Playbook playbook = playbooks.current().playbook();
            ReferrerSpam spam =
                    ReferrerSpam.of(settings.get(TrackingSettings.AREA).spamReferrers());
            last = new Known(playbook, Region.of(settings.get(Company.SETTINGS)), spam, System.nanoTime());
            known = last;
        }
        return last;
    }

    @EventListener
    void forget(Playbooks.Published published) {
        known = null;
    }

    @EventListener
    void forget(Settings.Changed changed) {
        known = null;
    }
}
