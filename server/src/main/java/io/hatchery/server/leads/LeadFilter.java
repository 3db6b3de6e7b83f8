package io.hatchery.server.leads;

import io.hatchery.engine.condition.Condition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a list shows. What is empty or null filters nothing; several values of one filter are alternatives, several filters
 * must all hold.
 *
 * @param values by what they filter; the word “none” among sources, channels, campaigns or owners means: without
 * @param node of the journeys filtered by
 * @param created when the lead came to be
 * @param reachedIn when the stages filtered by were first reached
 */
record LeadFilter(
        @Nullable String q,
        Map<By, List<String>> values,
        @Nullable String node,
        Known known,
        Span created,
        Span reachedIn,
        @Nullable Condition condition) {

    LeadFilter {
        values = Map.copyOf(values);
    }

    /** What may be one of several. The codes are the names of the parameters. */
    enum By {
        STAGE("stage"),
        SEGMENT("segment"),
        TAG("tag"),
        GRADE("grade"),
        SOURCE("source"),
        CHANNEL("channel"),
        CAMPAIGN("campaign"),
        OWNER("owner"),
        ACCOUNT("account"),
        JOURNEY("journey"),
        REACHED("reached"),
        OPPORTUNITY("opportunity");

        private final String code;

        By(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** Whether leads known by name or address are meant, anonymous ones, or both. */
    enum Known {
        KNOWN,
        ANONYMOUS,
        ALL;

        List<Boolean> flags() {
            return switch (this) {
                case KNOWN -> List.of(true);
                case ANONYMOUS -> List.of(false);
                case ALL -> List.of(true, false);
            };
        }
    }

    /** From, included, to, excluded; null for open. */
    record Span(@Nullable Instant from, @Nullable Instant to) {
        static final Span EVER = new Span(null, null);
    }

    /** All leads of whom so much is known. */
    static LeadFilter everyone(Known known) {
        return new LeadFilter(null, Map.of(), null, known, Span.EVER, Span.EVER, null);
    }

    List<String> of(By by) {
        return values.getOrDefault(by, List.of());
    }

    LeadFilter with(By by, List<String> wanted) {
        Map<By, List<String>> more = new EnumMap<>(By.class);
        more.putAll(values);
        more.put(by, List.copyOf(wanted));
        return new LeadFilter(q, more, node, known, created, reachedIn, condition);
    }

    LeadFilter with(Known wanted) {
        return new LeadFilter(q, values, node, wanted, created, reachedIn, condition);
    }

    LeadFilter searching(String text) {
        return new LeadFilter(text, values, node, known, created, reachedIn, condition);
    }
}
