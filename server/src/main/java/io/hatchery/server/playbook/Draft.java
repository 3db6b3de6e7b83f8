package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The playbook being worked on.
 *
 * @param base the published version it was made from
 * @param etag changes with every change
 * @param changedActor who changed it last, as {@code user:<id>}
 * @param changedAt null when nothing has been changed yet
 */
record Draft(
        int base,
        String etag,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable String changedActor,
        Playbook playbook) {

    static Draft untouched(Playbook inForce) {
        return new Draft(inForce.version(), "v" + inForce.version(), null, null, null, numbered(inForce, 0));
    }

    static Playbook numbered(Playbook playbook, int version) {
        return playbook.withVersion(version);
    }
}
