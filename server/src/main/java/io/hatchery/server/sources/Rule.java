package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says which channel a touch belongs to when all of its tests hold.
 *
 * @param channel the channel's id
 * @param name what the source is called then; null leaves its name
 */
record Rule(List<Test> all, String channel, @Nullable String name) {
    private static final int MOST_TESTS = 10;

    Rule {
        all = List.copyOf(all);
        name = name == null || name.isBlank() ? null : name.strip();
        if (all.isEmpty() || all.size() > MOST_TESTS) {
            throw new IllegalArgumentException("A rule has 1 to " + MOST_TESTS + " tests, not " + all.size());
        }
    }

    /** What a test looks at. */
    enum Subject {
        CHANNEL,
        SOURCE,
        MEDIUM,
        CAMPAIGN,
        CONTENT,
        KEYWORD,
        PAGE,
        REFERRER,
        EVENT
    }

    /** How it compares; letters’ case never matters. */
    enum Comparison {
        IS,
        IS_NOT,
        CONTAINS,
        STARTS_WITH,
        IS_SET,
        IS_EMPTY
    }

    /** @param value what is compared with; empty for {@code IS_SET} and {@code IS_EMPTY} */
    record Test(
            Subject subject,
            Comparison comparison,
            @Nullable String value) {
        Test {
            value = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
            boolean wants = switch (comparison) {
                case IS, IS_NOT, CONTAINS, STARTS_WITH -> true;
                case IS_SET, IS_EMPTY -> false;
            };
            if (wants && value.isEmpty()) {
                throw new IllegalArgumentException("A test by " + comparison + " needs something to compare with");
            }
            if (value.length() > 200) {
                throw new IllegalArgumentException("A test compares with at most 200 characters");
            }
        }

        boolean holds(Touch touch) {
            String told = touch.of(subject).toLowerCase(Locale.ROOT);
            String wanted = Objects.requireNonNull(value);
            return switch (comparison) {
                case IS -> told.equals(wanted);
                case IS_NOT -> !told.equals(wanted);
                case CONTAINS -> told.contains(wanted);
                case STARTS_WITH -> told.startsWith(wanted);
                case IS_SET -> !told.isEmpty();
                case IS_EMPTY -> told.isEmpty();
            };
        }
    }

    /** What there is to look at: a source, and where and by what it was left. */
    record Touch(
            Source source,
            @Nullable String page,
            @Nullable String referrer,
            @Nullable String event) {
        static Touch of(Arrival arrival, Source source) {
            return new Touch(source, text(arrival, "page.url"), text(arrival, "page.referrer"), arrival.type());
        }

        static @Nullable String text(Arrival arrival, String key) {
            Value value = arrival.context().other().get(key);
            return value instanceof Value.Text(String text) ? text : null;
        }

        private String of(Subject subject) {
            String told = switch (subject) {
                case CHANNEL -> source.channel();
                case SOURCE -> source.name();
                case MEDIUM -> source.medium();
                case CAMPAIGN -> source.campaign();
                case CONTENT -> source.content();
                case KEYWORD -> source.keyword();
                case PAGE -> page;
                case REFERRER -> referrer;
                case EVENT -> event;
            };
            return told == null ? "" : told;
        }
    }

    boolean matches(Touch touch) {
        return all.stream().allMatch(test -> test.holds(touch));
    }

    Source applied(Source source) {
        return new Source(
                channel,
                name == null ? source.name() : name,
                source.medium(),
                source.campaign(),
                source.content(),
                source.keyword());
    }
}
