package io.hatchery.engine.simulation;

import io.hatchery.engine.base.SmallMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a journey would do to an audience, by dice: every figure is a mean over all runs with the range in which nine of ten runs lie.
 *
 * @param leads how many were tried
 * @param entered how many came in
 * @param days in their order, from the first; days without messages are there too
 * @param nodes where leads came, in the order of the journey
 * @param exits by outcome, such as {@code GOAL_REACHED}; those still inside at the end are {@code INSIDE}
 * @param goals by node id; a journey without goals has none
 * @param delayed messages that had to wait, by why: {@code QUIET_HOURS} or {@code CAP}
 * @param withheld messages not sent, by why; those for which the caps had no room are {@code CAPPED}
 * @param cut lives with more moments than can be lived through
 */
public record DryRunReport(
        DryRun.Plan plan,
        long leads,
        Range entered,
        List<Day> days,
        List<Arrivals> nodes,
        Map<String, Range> exits,
        Map<String, Range> goals,
        Map<String, Range> delayed,
        Map<String, Range> withheld,
        long cut) {
    public DryRunReport {
        days = List.copyOf(days);
        nodes = List.copyOf(nodes);
        exits = SmallMap.copyOf(exits);
        goals = SmallMap.copyOf(goals);
        delayed = SmallMap.copyOf(delayed);
        withheld = SmallMap.copyOf(withheld);
    }

    /**
     * A figure that depends on chance.
     *
     * @param low the 5th percentile of all runs
     * @param high the 95th
     */
    public record Range(double mean, double low, double high) {}

    /** A day in the company's time zone, with the journey's messages by channel. */
    public record Day(LocalDate date, Map<String, Range> messages) {
        public Day {
            messages = SmallMap.copyOf(messages);
        }
    }

    /**
     * Arrivals at a node.
     *
     * @param byDay the mean of each day, in the order of the report's days
     */
    public record Arrivals(String node, Range total, List<Double> byDay) {
        public Arrivals {
            byDay = List.copyOf(byDay);
        }
    }
}
