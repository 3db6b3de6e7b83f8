package io.hatchery.server.playbook;

import java.time.Instant;

/**
 * A step of looking at a draft before it is published.
 *
 * @param etag of the draft that was looked at; a changed draft has another
 * @param actor {@code user:<id>}
 */
record Review(String etag, Step step, String actor, String name, String note, Instant at) {

    /** What was done. */
    enum Step {
        ASKED,
        APPROVED,
        DECLINED
    }
}
