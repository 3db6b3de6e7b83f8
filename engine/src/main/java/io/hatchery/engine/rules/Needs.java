package io.hatchery.engine.rules;

import io.hatchery.engine.score.Dimension;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What a rule looks at: when one of these changes, or time passes if it looks at time, the rule must be looked at again. */
public final class Needs {
    private final Set<Topic> topics = new HashSet<>();

    /** Something a rule may look at. */
    public sealed interface Topic {
        record OfPattern(String key) implements Topic {}

        record OfField(String field) implements Topic {}

        record OfTag(String tag) implements Topic {}

        record OfSegment(String segment) implements Topic {}

        record OfScore(Dimension dimension) implements Topic {}

        /** Topics without parts. */
        enum Whole implements Topic {
            GRADE,
            SPAM,
            STAGE,
            OWNER,
            CONTACT,
            JOURNEYS,
            /** Which nodes of journeys were reached. */
            NODES,
            /** Which limits were crossed, and when. */
            LIMITS,
            ACCOUNT,
            /** What became of messages. */
            MESSAGES,
            TIME
        }
    }

    public void add(Topic topic) {
        topics.add(topic);
    }

    /** Every score. */
    public void addScores() {
        EnumSet.allOf(Dimension.class).forEach(dimension -> add(new Topic.OfScore(dimension)));
    }

    public Set<Topic> topics() {
        return topics;
    }
}
