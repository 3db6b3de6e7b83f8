package io.hatchery.engine.rules;

import io.hatchery.engine.Concern;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.score.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers all rules of a playbook and knows which must be looked at again when something changes. Sets of rules are bit masks: to mark
 * what depends on a fact is to OR a few words.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays that live no longer than the playbook
public final class RuleIndex {
    private final int words;
    private final long[] all;
    private final Map<String, long[]> byPattern = new HashMap<>();
    private final Map<String, long[]> byField = new HashMap<>();
    private final Map<String, long[]> byTag = new HashMap<>();
    private final Map<String, long[]> bySegment = new HashMap<>();
    private final long[] @Nullable [] byScore = new long[Dimension.values().length][];
    private final long[] @Nullable [] byWhole = new long[Topic.Whole.values().length][];

    /** The rules of each concern that look at time, by its ordinal. */
    private final long[][] byTime;

    private RuleIndex(List<Needs> rules, List<Concern> concerns) {
        this.words = (rules.size() + 63) / 64;
        this.all = new long[words];
        this.byTime = new long[Concern.values().length][words];
        for (int rule = 0; rule < rules.size(); rule++) {
            set(all, rule);
            if (rules.get(rule).topics().contains(Topic.Whole.TIME)) {
                set(byTime[concerns.get(rule).ordinal()], rule);
            }
            for (Topic topic : rules.get(rule).topics()) {
                set(mask(topic), rule);
            }
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Numbers rules in the order they come. */
    public static final class Builder {
        private final List<Needs> rules = new ArrayList<>();
        private final List<Concern> concerns = new ArrayList<>();
        private Concern concern = Concern.TAGS;

        private Builder() {}

        /** From here on rules are of this concern. */
        public Builder of(Concern next) {
            concern = next;
            return this;
        }

        /** Adds a rule and gives its number. */
        public int add(Needs needs) {
            rules.add(needs);
            concerns.add(concern);
            return rules.size() - 1;
        }

        /** Whether any rule so far looks at something. */
        public boolean asks(Topic topic) {
            return rules.stream().anyMatch(needs -> needs.topics().contains(topic));
        }

        /** How many rules there are so far: the number the next will get. */
        public int size() {
            return rules.size();
        }

        public RuleIndex build() {
            return new RuleIndex(rules, concerns);
        }
    }

    int words() {
        return words;
    }

    long[] all() {
        return all;
    }

    long @Nullable [] onPattern(String key) {
        return byPattern.get(key);
    }

    long @Nullable [] onField(String field) {
        return byField.get(field);
    }

    long @Nullable [] onTag(String tag) {
        return byTag.get(tag);
    }

    long @Nullable [] onSegment(String segment) {
        return bySegment.get(segment);
    }

    long @Nullable [] onScore(Dimension dimension) {
        return byScore[dimension.ordinal()];
    }

    long[] onTime(int concern) {
        return byTime[concern];
    }

    long @Nullable [] on(Topic.Whole topic) {
        return byWhole[topic.ordinal()];
    }

    private long[] mask(Topic topic) {
        return switch (topic) {
            case Topic.OfPattern(String key) -> byPattern.computeIfAbsent(key, _ -> new long[words]);
            case Topic.OfField(String field) -> byField.computeIfAbsent(field, _ -> new long[words]);
            case Topic.OfTag(String tag) -> byTag.computeIfAbsent(tag, _ -> new long[words]);
            case Topic.OfSegment(String segment) -> bySegment.computeIfAbsent(segment, _ -> new long[words]);
            case Topic.OfScore(Dimension dimension) -> mask(byScore, dimension.ordinal());
            case Topic.Whole whole -> mask(byWhole, whole.ordinal());
        };
    }

    private long[] mask(long[] @Nullable [] masks, int place) {
        long[] known = masks[place];
        if (known == null) {
            known = new long[words];
            masks[place] = known;
        }
        return known;
    }

    private static void set(long[] mask, int rule) {
        mask[rule >> 6] |= 1L << rule;
    }
}
