package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A short address of ours that leads to a page and says where its visitors come from.
 *
 * @param code in the address: {@code /l/<code>}
 * @param target the page it leads to, without what the link adds
 * @param origin what its visitors' touches carry
 * @param lead the lead who refers others by it
 * @param person the user who shares it
 * @param expiresAt from when it leads nowhere any more
 * @param retired whether somebody switched it off
 */
record Link(
        String code,
        Kind kind,
        String name,
        String target,
        Source origin,
        @Nullable Long lead,
        @Nullable String person,
        @Nullable Instant expiresAt,
        boolean retired,
        Instant createdAt,
        String createdBy) {

    /** Who spreads it. */
    enum Kind {
        CAMPAIGN,
        REFERRAL,
        EMPLOYEE
    }

    boolean leadsOn(Instant now) {
        return !retired && (expiresAt == null || now.isBefore(expiresAt));
    }
}
