package io.hatchery.server.pages;

import io.hatchery.server.platform.Sealed;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody who sent a form may do by it later: open the file, confirm a consent, be known when they come back. */
@Component
class Passes {
    private static final String SECRET = "forms-passes";

    private final Sealed sealed;

    Passes(Sealed sealed) {
        this.sealed = sealed;
    }

    /** What a pass is for; one for another purpose is none. */
    enum To {
        OPEN,
        CONFIRM,
        RETURN
    }

    /**
     * What a pass says.
     *
     * @param submission by which it was earned
     * @param over whether its time is over
     */
    record Pass(String submission, boolean over) {}

    String of(To to, String submission, Instant until) {
        return sealed.seal(SECRET, to + "|" + until.getEpochSecond() + "|" + submission);
    }

    /** Empty when it is none of ours, or for another purpose. */
    Optional<Pass> read(To to, String pass, Instant now) {
        return sealed.open(SECRET, pass)
                .map(text -> text.split("\\|", 3))
                .filter(parts -> parts[0].equals(to.name()))
                .map(parts -> new Pass(parts[2], !now.isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])))));
    }

    /** By which submission one may do this now; empty when the pass is no good, or its time is over. */
    Optional<String> submission(To to, String pass, Instant now) {
        return read(to, pass, now).filter(it -> !it.over()).map(Pass::submission);
    }
}
