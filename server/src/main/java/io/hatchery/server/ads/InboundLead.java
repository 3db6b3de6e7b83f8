package io.hatchery.server.ads;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a platform tells of it.
 *
 * @param vendorId the platform’s own id of it
 * @param submittedAt null when it does not say
 * @param fields what the person answered, by our names where known
 * @param clicks click ids, by parameter
 * @param test sent to try the connection; dummy values
 */
record InboundLead(
        String vendorId,
        @Nullable Instant submittedAt,
        @Nullable String form,
        Map<String, String> fields,
        @Nullable String campaign,
        @Nullable String adGroup,
        @Nullable String creative,
        @Nullable String keyword,
        Map<String, String> clicks,
        @Nullable String page,
        boolean test) {
    InboundLead {
        fields = Map.copyOf(fields);
        clicks = Map.copyOf(clicks);
    }
}
