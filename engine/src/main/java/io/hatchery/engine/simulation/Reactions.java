package io.hatchery.engine.simulation;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.SmallMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How leads are taken to react: learned from what leads like them did, shown to whoever tries a journey, and theirs to adjust. */
public record Reactions(List<Reaction> reactions) {
    public Reactions {
        reactions = List.copyOf(reactions);
    }

    /** Leads who never react. */
    public static final Reactions NONE = new Reactions(List.of());

    /**
     * One reaction.
     *
     * @param type of the event by which the lead reacts, such as {@code email.opened}
     * @param after what it reacts to
     * @param probability that it reacts, each time; 0 to 1
     * @param delay the median time until then; delays are spread exponentially. Of no meaning for {@link After.OfDay}
     * @param examples properties such events have had; each simulated event has those of one of them
     * @param seen how often leads reacted, of how many times: what the probability was learned from; both 0 when it was not learned
     */
    public record Reaction(
            String type, After after, double probability, Duration delay, List<Example> examples, long seen, long of) {
        public Reaction {
            examples = List.copyOf(examples);
        }

        public Reaction(String type, After after, double probability, Duration delay) {
            this(type, after, probability, delay, List.of(), 0, 0);
        }
    }

    /** What a reaction follows. */
    public sealed interface After {
        /** A message on a channel; null for any. */
        record OfMessage(@Nullable String channel) implements After {}

        /** Another event, such as a click after an opening. */
        record OfEvent(String type) implements After {}

        /** Nothing in particular: at most once every day, at any time of it. */
        record OfDay() implements After {}
    }

    /** The properties of an event on record. */
    public record Example(Map<String, Value> properties) {
        public Example {
            properties = SmallMap.copyOf(properties);
        }
    }

    /**
     * What is worth knowing of leads on some channels: whether they open, click and reply, what they do after a click, and how often they
     * come by themselves.
     *
     * @param channels on which messages will be sent
     * @param types of further events that matter, such as those a journey waits for
     * @return reactions with nothing learned yet, which never happen
     */
    public static Reactions asked(Collection<String> channels, Collection<String> types) {
        List<Reaction> asked = new ArrayList<>();
        TreeSet<String> byThemselves = new TreeSet<>(types);
        byThemselves.add("page");
        byThemselves.add("form.submitted");
        for (String channel : new TreeSet<>(channels)) {
            List<String> told = List.of(channel + ".opened", channel + ".clicked", channel + ".replied");
            asked.add(never(told.get(0), new After.OfMessage(channel)));
            asked.add(never(told.get(1), new After.OfEvent(told.get(0))));
            asked.add(never(told.get(2), new After.OfMessage(channel)));
            byThemselves.removeAll(told);
            byThemselves.forEach(type -> asked.add(never(type, new After.OfEvent(told.get(1)))));
        }
        byThemselves.forEach(type -> asked.add(never(type, new After.OfDay())));
        return new Reactions(asked);
    }

    private static Reaction never(String type, After after) {
        return new Reaction(type, after, 0, Duration.ZERO);
    }

    /**
     * Learns from recorded lives.
     *
     * @param asked which reactions to learn, see {@link #asked}
     * @param histories of leads like those who will be tried, each in the order its events happened
     */
    public static Reactions learn(Reactions asked, Iterable<? extends Iterable<Input.Happened>> histories) {
        ReactionLearning learning = new ReactionLearning(asked);
        histories.forEach(learning::add);
        return learning.learned();
    }
}
