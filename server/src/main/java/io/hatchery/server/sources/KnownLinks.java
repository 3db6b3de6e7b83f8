package io.hatchery.server.sources;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links asked for lately. What a link says of its visitors never changes, so only whether it is there may be a moment old. */
@Component
class KnownLinks {
    private static final int MOST = 20_000;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final LinkRows rows;
    private final Cache<String, Optional<Link>> cache =
            CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    KnownLinks(LinkRows rows) {
        this.rows = rows;
    }

    Optional<Link> find(String code) {
        Optional<Link> known = cache.getIfPresent(code);
        if (known == null) {
            known = rows.find(code);
            cache.put(code, known);
        }
        return known;
    }

    void forget(String code) {
        cache.invalidate(code);
    }
}
