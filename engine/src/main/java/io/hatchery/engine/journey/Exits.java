package io.hatchery.engine.journey;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways out of nodes. */
public final class Exits {
    private Exits() {}

    /**
     * A way out.
     *
     * @param place where it is written, seen from the node, such as {@code arms/0/next}
     * @param to the node it leads to; null ends the journey, or for {@code onError} means that there is no such way
     */
    public record Exit(String place, @Nullable String to) {}

    /** Every way out of a node. */
    public static List<Exit> of(Node node) {
        return switch (node) {
            case Node.Entry one -> next(one.next());
            case Node.Send one -> next(one.next(), one.onError());
            case Node.Wait one -> next(one.next());
            case Node.WaitUntil one -> next(one.next());
            case Node.WaitFor one -> List.of(new Exit("then", one.then()), new Exit("otherwise", one.otherwise()));
            case Node.Branch branch -> {
                List<Exit> exits = new ArrayList<>();
                for (int i = 0; i < branch.arms().size(); i++) {
                    exits.add(
                            new Exit("arms/" + i + "/next", branch.arms().get(i).next()));
                }
                exits.add(new Exit("otherwise", branch.otherwise()));
                yield exits;
            }
            case Node.Split split -> {
                List<Exit> exits = new ArrayList<>();
                for (int i = 0; i < split.shares().size(); i++) {
                    exits.add(new Exit(
                            "shares/" + i + "/next", split.shares().get(i).next()));
                }
                yield exits;
            }
            case Node.AddTag one -> next(one.next());
            case Node.RemoveTag one -> next(one.next());
            case Node.Assign one -> next(one.next());
            case Node.CreateTask one -> next(one.next());
            case Node.SetField one -> next(one.next());
            case Node.AdjustScore one -> next(one.next());
            case Node.MoveStage one -> next(one.next(), one.onError());
            case Node.Notify one -> next(one.next());
            case Node.CallWebhook one -> next(one.next(), one.onError());
            case Node.OfferSurvey one -> next(one.next(), one.onError());
            case Node.GiveReward one -> next(one.next(), one.onError());
            case Node.EnterJourney one -> next(one.next());
            case Node.LeaveJourney one -> next(one.next());
            case Node.SubJourney one -> List.of(new Exit("next", one.next()), new Exit("otherwise", one.otherwise()));
            case Node.Goal _, Node.Exit _ -> List.of();
        };
    }

    private static List<Exit> next(@Nullable String next) {
        return List.of(new Exit("next", next));
    }

    private static List<Exit> next(@Nullable String next, @Nullable String onError) {
        return List.of(new Exit("next", next), new Exit("onError", onError));
    }

    /** Whether a lead always stays a while at a node, so that a circle through it does not go round for ever at one moment. */
    public static boolean waits(Node node) {
        return switch (node) {
            case Node.Wait _, Node.WaitFor _ -> true;
            case Node.WaitUntil wait ->
                switch (wait.until()) {
                    case Node.Until.OnWeekday _ -> true;
                    case Node.Until.At _, Node.Until.OnDate _, Node.Until.Working _ -> false;
                };
            case Node.Entry _, Node.Branch _, Node.Split _, Node.Act _, Node.Goal _, Node.Exit _ -> false;
        };
    }

    /** The usual way on from a node that has one. */
    static @Nullable String next(Node node) {
        return to(node, "next");
    }

    /** Where leads go for whom the node could not do its work; null when it has no such way. */
    static @Nullable String onError(Node node) {
        return to(node, "onError");
    }

    private static @Nullable String to(Node node, String place) {
        for (Exit exit : of(node)) {
            if (exit.place().equals(place)) {
                return exit.to();
            }
        }
        return null;
    }
}
