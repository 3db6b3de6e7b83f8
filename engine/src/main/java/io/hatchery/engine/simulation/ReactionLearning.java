package io.hatchery.engine.simulation;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.simulation.Reactions.After;
import io.hatchery.engine.simulation.Reactions.Example;
import io.hatchery.engine.simulation.Reactions.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often leads reacted, life after life, in bounded memory. Each event is a reaction to one thing at most: to the message or
 * event it follows, or else to its day.
 */
final class ReactionLearning {
    private static final int EXAMPLES = 16;
    private static final int OPEN = 64;

    /** A reaction that comes later is taken to have another cause. */
    private static final Duration AFTER_MESSAGE = Duration.ofDays(14);

    private static final Duration AFTER_EVENT = Duration.ofDays(1);

    private final List<Learner> learners = new ArrayList<>();

    ReactionLearning(Reactions asked) {
        asked.reactions().forEach(reaction -> learners.add(new Learner(reaction)));
    }

    /** Learns from one lead's life. */
    void add(Iterable<Input.Happened> history) {
        Instant first = null;
        Instant last = null;
        for (Input.Happened event : history) {
            Instant at = event.occurredAt();
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
            hear(event);
        }
        if (first != null && last != null) {
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            learners.forEach(learner -> learner.end(days));
        }
    }

    private void hear(Input.Happened event) {
        for (Learner learner : learners) {
            if (learner.answeredBy(event)) {
                break;
            }
        }
        learners.forEach(learner -> learner.hear(event));
    }

    Reactions learned() {
        return new Reactions(learners.stream().map(Learner::learned).toList());
    }

    private record Cause(Instant at, @Nullable String message) {}

    /** Learns one reaction. */
    private static final class Learner {
        private final Reaction asked;
        private final Spread delays = new Spread();
        private final List<Example> examples = new ArrayList<>();
        private long seen;
        private long of;

        // Of the life being told:
        private final Deque<Cause> open = new ArrayDeque<>();
        private final Set<String> messages = new HashSet<>();
        private final Set<Long> days = new HashSet<>();

        Learner(Reaction asked) {
            this.asked = asked;
        }

        /** Whether the event is this reaction. */
        boolean answeredBy(Input.Happened event) {
            if (!event.type().equals(asked.type())) {
                return false;
            }
            boolean answered = switch (asked.after()) {
                case After.OfMessage _ -> closes(event, AFTER_MESSAGE);
                case After.OfEvent _ -> closes(event, AFTER_EVENT);
                case After.OfDay _ -> days.add(event.occurredAt().getEpochSecond() / 86_400);
            };
            if (answered) {
                remember(event);
            }
            return answered;
        }

        private boolean closes(Input.Happened event, Duration within) {
            String message = message(event);
            for (Iterator<Cause> causes = open.iterator(); causes.hasNext(); ) {
                Cause cause = causes.next();
                Duration delay = Duration.between(cause.at, event.occurredAt());
                boolean same = message == null || cause.message == null || message.equals(cause.message);
                if (same && !delay.isNegative() && delay.compareTo(within) <= 0) {
                    delays.add(delay);
                    seen++;
                    causes.remove();
                    return true;
                }
            }
            return false;
        }

        /** Every so-and-so-many-th is kept, ever more rarely, so that early and late ones are there alike. */
        private void remember(Input.Happened event) {
            long number = asked.after() instanceof After.OfDay ? seen + days.size() : seen;
            if (examples.size() < EXAMPLES) {
                examples.add(new Example(event.properties()));
            } else if (Long.bitCount(number) == 1) {
                examples.set(Long.numberOfTrailingZeros(number) % EXAMPLES, new Example(event.properties()));
            }
        }

        /** Whether the event is something this reaction may follow. */
        void hear(Input.Happened event) {
            boolean cause = switch (asked.after()) {
                case After.OfMessage(String channel) ->
                    channel == null
                            ? event.type().endsWith(".sent")
                            : event.type().equals(channel + ".sent");
                case After.OfEvent(String type) -> event.type().equals(type);
                case After.OfDay _ -> false;
            };
            String message = message(event);
            if (cause && (message == null || messages.add(message))) {
                of++;
                open.addFirst(new Cause(event.occurredAt(), message));
                if (open.size() > OPEN) {
                    open.removeLast();
                }
            }
        }

        /** Ends a life that lasted so many days. */
        void end(long lasted) {
            if (asked.after() instanceof After.OfDay) {
                of += lasted;
                seen += Math.min(lasted, days.size());
            }
            open.clear();
            messages.clear();
            days.clear();
        }

        Reaction learned() {
            Duration median = delays.at(.5);
            return new Reaction(
                    asked.type(),
                    asked.after(),
                    of == 0 ? 0 : (double) seen / of,
                    median == null ? Duration.ZERO : median,
                    examples,
                    seen,
                    of);
        }

        private static @Nullable String message(Input.Happened event) {
            Value message = event.properties().get("message");
            return message == null ? null : Scalars.text(message);
        }
    }
}
