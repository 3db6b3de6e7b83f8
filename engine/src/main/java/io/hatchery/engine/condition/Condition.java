package io.hatchery.engine.condition;

import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question about a lead with a true or false answer. A missing value makes a comparison false, and its {@code not} true. */
public sealed interface Condition {

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Condition of) implements Condition {}

    /** A trait compared. */
    record Trait(String field, Op op, List<Value> values) implements Condition {
        public Trait {
            values = List.copyOf(values);
        }
    }

    /**
     * How a trait is compared. {@code IN_LAST_DAYS} and {@code IN_NEXT_DAYS} take a number of days and a date field;
     * {@code ANNIVERSARY_TODAY} takes nothing and a date field: today is its day of the year (29 February counts on 1 March in other
     * years).
     */
    enum Op {
        IS,
        IS_NOT,
        ONE_OF,
        CONTAINS,
        STARTS_WITH,
        MATCHES,
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST,
        BETWEEN,
        IN_LAST_DAYS,
        IN_NEXT_DAYS,
        ANNIVERSARY_TODAY,
        IS_SET,
        IS_EMPTY
    }

    /** A pattern happened so often within a window. */
    record Happened(Pattern pattern, Times times, int n, Window window) implements Condition {}

    /** How a count is compared. */
    enum Times {
        AT_LEAST,
        AT_MOST,
        EXACTLY
    }

    /** The time in which events count. */
    sealed interface Window {
        record Ever() implements Window {}

        record InLast(Duration duration) implements Window {}

        /** At or after {@code from} and before {@code to}; a missing bound is open. */
        record Between(@Nullable Instant from, @Nullable Instant to) implements Window {}

        /** Since the lead came to its present stage. */
        record SinceStage() implements Window {}

        /** Since the lead entered the journey that asks; outside a journey nothing counts. */
        record SinceJourney() implements Window {}
    }

    /**
     * A measure of a property of a pattern's events.
     *
     * @param window ever, or the last whole days, today included
     */
    record Measured(Pattern pattern, String property, Measure measure, Times times, double amount, Window window)
            implements Condition {}

    /** What is measured: the sum of numbers, the largest, or how many different values there were. */
    enum Measure {
        SUM,
        MAX,
        DISTINCT
    }

    record HasTag(String tag) implements Condition {}

    /** The lead has the tag or had it once. */
    record HadTag(String tag) implements Condition {}

    record InSegment(String segment) implements Condition {}

    /** The lead is in the segment or was once. */
    record WasInSegment(String segment) implements Condition {}

    /** A score at least so high now. */
    record ScoreAtLeast(Dimension dimension, double points) implements Condition {}

    record ScoreBelow(Dimension dimension, double points) implements Condition {}

    /** Fit and engagement together at least so high now. */
    record ScoreSumAtLeast(double points) implements Condition {}

    /** A score rose to these points, coming from below, within the last time. */
    record ScoreCrossed(Dimension dimension, double points, Duration within) implements Condition {}

    /** The grade became better, in fit or engagement and worse in neither, within the last time. */
    record GradeRose(Duration within) implements Condition {}

    /** The grade is one of these, such as {@code A1}; {@code A*} and {@code *1} stand for a row and a column. */
    record GradeIn(List<String> grades) implements Condition {
        public GradeIn {
            grades = List.copyOf(grades);
        }
    }

    record IsSpam() implements Condition {}

    record StageIs(List<String> stages) implements Condition {
        public StageIs {
            stages = List.copyOf(stages);
        }
    }

    /** The lead has ever been in the stage. */
    record StageWas(String stage) implements Condition {}

    /** The lead has been in its present stage for at least so long. */
    record InStageFor(Duration duration) implements Condition {}

    /** The lead has an owner; a given one if {@code owner} is set. */
    record Owned(@Nullable String owner) implements Condition {}

    /**
     * The lead may be contacted on the channel and has an address there.
     *
     * @param purpose such as {@code newsletter}; null for any
     */
    record Reachable(String channel, @Nullable String purpose) implements Condition {
        public Reachable(String channel) {
            this(channel, null);
        }
    }

    /** @param purpose such as {@code newsletter}; null for the channel as a whole */
    record PermissionIs(
            String channel,
            Contact.Permission permission,
            @Nullable String purpose) implements Condition {
        public PermissionIs(String channel, Contact.Permission permission) {
            this(channel, permission, null);
        }
    }

    /** A trait of the lead's account compared. */
    record AccountTrait(String field, Op op, List<Value> values) implements Condition {
        public AccountTrait {
            values = List.copyOf(values);
        }
    }

    /** How many leads of the lead's account are engaged, itself included. */
    record AccountEngaged(Times times, int n) implements Condition {}

    record AccountScoreAtLeast(double points) implements Condition {}

    record InJourney(String journey) implements Condition {}

    record FinishedJourney(String journey) implements Condition {}

    /** The lead has ever come to the node, in any version of the journey. */
    record ReachedNode(String journey, String node) implements Condition {}
}
