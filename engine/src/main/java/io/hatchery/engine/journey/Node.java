package io.hatchery.engine.journey;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.Dimension;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of a journey. {@code next} and the other exits name nodes of the same journey; null ends the journey as completed. */
public sealed interface Node {

    String id();

    /** A node that does something. */
    sealed interface Act extends Node {}

    /**
     * Where leads come in. Every journey has exactly one.
     *
     * @param grace how long after its moment a lead is still welcome
     * @param most how often one lead may come in, null for any number
     */
    record Entry(
            String id,
            Trigger trigger,
            @Nullable Condition audience,
            Reentry reentry,
            Duration grace,
            @Nullable Integer most,
            @Nullable String next)
            implements Node {
        public Entry(
                String id,
                Trigger trigger,
                @Nullable Condition audience,
                Reentry reentry,
                Duration grace,
                @Nullable String next) {
            this(id, trigger, audience, reentry, grace, null, next);
        }
    }

    /** What brings leads in. */
    sealed interface Trigger {
        record OnSegment(String segment) implements Trigger {}

        record OnEvent(Pattern pattern) implements Trigger {}

        record OnStage(String stage) implements Trigger {}

        /** A form was submitted; {@code *} for any. */
        record OnForm(String form) implements Trigger {}

        /**
         * A date of the lead has come.
         *
         * @param field a date field
         * @param daysAfter how many days after the date, negative for before
         * @param at the time of day, in the lead's time zone
         * @param yearly whether its day comes again every year
         */
        record OnDate(String field, int daysAfter, LocalTime at, boolean yearly) implements Trigger {}

        /** The lead left another journey; with this outcome, if one is given. */
        record OnJourney(String journey, JourneyFact.@Nullable Outcome outcome) implements Trigger {}

        /** Only by a person, the API or another journey, with a {@code journey.entered} event. */
        record Manual() implements Trigger {}
    }

    /** Whether a lead may come in again after having left. */
    sealed interface Reentry {
        record Never() implements Reentry {}

        record After(Duration since) implements Reentry {}

        record Always() implements Reentry {}
    }

    /**
     * A message.
     *
     * @param variants what is sent instead of {@code content}, each to its share of leads; empty for one content
     * @param purpose what consent is needed for, null for the channel's as a whole
     * @param category null for {@code MARKETING}
     * @param onError where leads go whose message could not be sent; with it, leads wait here until it is known, and go there when
     *     nothing is heard for 24 hours
     */
    record Send(
            String id,
            String channel,
            String content,
            List<Variant> variants,
            @Nullable String purpose,
            @Nullable Kind category,
            @Nullable String next,
            @Nullable String onError)
            implements Act {
        public Send {
            variants = List.copyOf(variants);
        }

        public Send(String id, String channel, String content, @Nullable String next) {
            this(id, channel, content, List.of(), null, null, next, null);
        }
    }

    /** @param weight its share among all weights, more than 0 */
    record Variant(String name, String content, double weight) {}

    /** Whether caps, quiet hours and hold-out apply. */
    enum Kind {
        MARKETING,
        /** Something the lead asked for or must know. */
        TRANSACTIONAL
    }

    record Wait(String id, Duration duration, @Nullable String next) implements Node {}

    /** Waits until a moment, which is fixed when the lead comes here. One that has passed already waits for nothing. */
    record WaitUntil(String id, Until until, @Nullable String next) implements Node {}

    /** A moment; times of day are the lead's. */
    sealed interface Until {
        record At(Instant at) implements Until {}

        /** So many days after a date of the lead; a lead without the date waits for nothing. */
        record OnDate(String field, int daysAfter, LocalTime at) implements Until {}

        /** The next of these days of the week at this time; no day means any. */
        record OnWeekday(List<DayOfWeek> days, LocalTime at) implements Until {
            public OnWeekday {
                days = List.copyOf(days);
            }
        }

        /** The next moment people work, by a business calendar. */
        record Working(String calendar) implements Until {}
    }

    /** Waits until something happens or holds, or the time-out passes, whichever is first. */
    record WaitFor(
            String id,
            Awaited awaited,
            Duration timeout,
            @Nullable String then,
            @Nullable String otherwise) implements Node {}

    /** What is waited for. */
    sealed interface Awaited {
        record ForEvent(Pattern pattern) implements Awaited {}

        record ForCondition(Condition condition) implements Awaited {}
    }

    /** Goes down the first arm that holds. */
    record Branch(String id, List<Arm> arms, @Nullable String otherwise) implements Node {
        public Branch {
            arms = List.copyOf(arms);
        }
    }

    record Arm(String name, Condition condition, @Nullable String next) {}

    /**
     * Sends each lead down one of several ways, by shares. The same lead always goes the same way from a node with the same salt.
     *
     * @param salt null for one that no other node has
     * @param mode whether the weights are set here, or learned and set anew with each publication
     */
    record Split(String id, @Nullable String salt, Mode mode, List<Share> shares) implements Node {
        public Split {
            shares = List.copyOf(shares);
        }
    }

    /** Who sets the weights of a split. */
    enum Mode {
        FIXED,
        BANDIT
    }

    /**
     * @param weight its share among all weights, 0 or more
     * @param holdOut whether these leads leave here, kept out to compare the others with them
     */
    record Share(
            String name,
            double weight,
            boolean holdOut,
            @Nullable String next) {}

    record AddTag(String id, String tag, @Nullable String next) implements Act {}

    record RemoveTag(String id, String tag, @Nullable String next) implements Act {}

    /** Gives the lead an owner: {@code team:sdr} or {@code user:<id>}. */
    record Assign(String id, String to, @Nullable String next) implements Act {}

    record CreateTask(
            String id,
            String to,
            String title,
            Duration dueIn,
            @Nullable String next) implements Act {}

    /** Sets a field of the lead; an empty text clears it. */
    record SetField(
            String id, String field, Value value, @Nullable String next) implements Act {}

    /** Adds points to a score, which do not fade. */
    record AdjustScore(
            String id,
            Dimension dimension,
            double points,
            @Nullable String next) implements Act {}

    /** Moves the lead to a stage, if the lifecycle allows it from where it is. */
    record MoveStage(
            String id,
            String stage,
            @Nullable String note,
            @Nullable String next,
            @Nullable String onError) implements Act {}

    /** @param to {@code owner}, a team ({@code team:sdr}) or a person ({@code user:<id>}) */
    record Notify(
            String id, String to, String message, @Nullable String next) implements Act {}

    /** @param onError where leads go when the call failed for good; with it, leads wait here until it is known */
    record CallWebhook(
            String id,
            String webhook,
            Map<String, String> values,
            @Nullable String next,
            @Nullable String onError) implements Act {
        public CallWebhook {
            values = Map.copyOf(values);
        }
    }

    /** Asks the lead to answer a survey, by a message. */
    record OfferSurvey(
            String id,
            String channel,
            String survey,
            @Nullable String next,
            @Nullable String onError) implements Act {}

    record GiveReward(
            String id,
            String reward,
            @Nullable String next,
            @Nullable String onError) implements Act {}

    /** Lets the lead into another journey and goes on. */
    record EnterJourney(String id, String journey, @Nullable String next) implements Act {}

    /** Takes the lead out of another journey, or of all others when {@code journey} is {@code *}. */
    record LeaveJourney(String id, String journey, @Nullable String next) implements Act {}

    /**
     * Lets the lead into another journey and waits until it has left it. After the time-out the lead goes on here and stays there.
     *
     * @param otherwise the way on when the lead may not enter it, or stays longer than the time-out
     */
    record SubJourney(
            String id,
            String journey,
            Duration timeout,
            @Nullable String next,
            @Nullable String otherwise) implements Act {}

    /** Has no way in: when its condition holds, the lead leaves the journey as reached, from anywhere. */
    record Goal(String id, String name, Condition condition) implements Node {}

    record Exit(String id, String name) implements Node {}
}
