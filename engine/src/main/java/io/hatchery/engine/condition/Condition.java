package io.hatchery.engine.condition;

import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.Dimension;
import java.time.Duration;
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

    /** How a trait is compared. {@code IN_LAST_DAYS} and {@code IN_NEXT_DAYS} take a number of days and a date field. */
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

        /** Since the lead came to its present stage. */
        record SinceStage() implements Window {}

        /** Since the lead entered the journey that asks; outside a journey nothing counts. */
        record SinceJourney() implements Window {}
    }

    record HasTag(String tag) implements Condition {}

    record InSegment(String segment) implements Condition {}

    /** A score at least so high now. */
    record ScoreAtLeast(Dimension dimension, double points) implements Condition {}

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

    /** The lead may be contacted on the channel and has an address there. */
    record Reachable(String channel) implements Condition {}

    record PermissionIs(String channel, Contact.Permission permission) implements Condition {}

    record InJourney(String journey) implements Condition {}

    record FinishedJourney(String journey) implements Condition {}
}
