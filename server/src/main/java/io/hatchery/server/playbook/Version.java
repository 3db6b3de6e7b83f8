package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import java.time.Instant;

/** A playbook that was published; never changed after. */
record Version(int version, Instant publishedAt, String publishedBy, String note, Playbook playbook) {

    /** The same without its rules, for lists. */
    record Entry(int version, Instant publishedAt, String publishedBy, String note) {}
}
