package io.hatchery.server.intake.tracking;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.intake.identity.Region;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Hands out the interpreter that knows the fields in force. The company's country is asked for anew every few seconds. */
@Component
class Interpreters {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Playbooks playbooks;
    private final Settings settings;
    private final Ids ids;
    private volatile Known known = new Known("", 0);

    Interpreters(Playbooks playbooks, Settings settings, Ids ids) {
        this.playbooks = playbooks;
        this.settings = settings;
        this.ids = ids;
    }

    /** @param nanos when it was asked for, on the machine's running time */
    private record Known(String region, long nanos) {}

    Interpreter current() {
        Playbook playbook = playbooks.current().playbook();
        return new Interpreter(playbook.fields(), region(), ids::next);
    }

    Playbook playbook() {
        return playbooks.current().playbook();
    }

    String region() {
        Known last = known;
        if (last.region().isEmpty() || System.nanoTime() - last.nanos() > FRESH.toNanos()) {
            last = new Known(Region.of(settings.get(Company.SETTINGS)), System.nanoTime());
            known = last;
        }
        return last.region();
    }
}
