package io.hatchery.engine.simulation;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.DryRunReport.Arrivals;
import io.hatchery.engine.simulation.DryRunReport.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A journey tried on leads before anyone is in it. Time is virtual, every lead enters at the start, and reacts by seeded dice; all other
 * rules and journeys of the playbook work as they would, so caps are shared. People in the company do nothing. The same seed gives the
 * same report, in whatever order leads are added.
 *
 * <p>A lead that is in the journey already, or may not return, does not enter. What rules new to this playbook look at is not in a lead's
 * state: such patterns start empty.
 */
public final class DryRun {
    private final CompiledPlaybook playbook;
    private final Plan plan;

    /**
     * @param playbook in which the journey's version is live, see {@link #alive}
     * @throws IllegalArgumentException when the journey is not in it, or nothing is to be run
     */
    public DryRun(CompiledPlaybook playbook, Plan plan) {
        this.playbook = playbook;
        this.plan = plan;
        find(playbook.playbook(), plan.journey(), plan.version());
        if (plan.runs() < 1 || plan.runs() > 1000 || plan.horizon().isNegative()) {
            throw new IllegalArgumentException("expected 1 to 1000 runs and a horizon of 0 or more, got " + plan);
        }
    }

    /**
     * What is tried.
     *
     * @param start when all leads enter
     * @param horizon how long they are watched
     * @param seed of the dice
     * @param runs how often every lead is tried, 1 to 1000; ranges want 20 or more
     */
    public record Plan(
            String journey, int version, Instant start, Duration horizon, long seed, int runs, Reactions reactions) {
        Instant end() {
            return start.plus(horizon);
        }
    }

    /** The same playbook with this version of the journey alone letting leads in, whatever its status and theirs is. */
    public static Playbook alive(Playbook playbook, String journey, int version) {
        return playbook.withJourneys(playbook.journeys().stream()
                .map(one -> !one.id().equals(journey)
                        ? one
                        : with(one, one.version() == version ? Journey.Status.LIVE : Journey.Status.RETIRED))
                .toList());
    }

    private static Journey with(Journey journey, Journey.Status status) {
        return new Journey(
                journey.id(),
                journey.version(),
                journey.name(),
                status,
                journey.nodes(),
                journey.exitWhen(),
                journey.layout(),
                journey.priority(),
                journey.landings());
    }

    /** The reactions worth learning for a journey: on the channels it writes to, and the events it waits for. */
    public static Reactions asked(Journey journey) {
        Set<String> channels = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        for (Node node : journey.nodes()) {
            if (node instanceof Node.Send send) {
                channels.add(send.channel());
            } else if (node instanceof Node.WaitFor wait
                    && wait.awaited() instanceof Node.Awaited.ForEvent(Pattern pattern)
                    && !pattern.type().endsWith("*")) {
                types.add(pattern.type());
            }
        }
        return Reactions.asked(channels, types);
    }

    private static Journey find(Playbook playbook, String journey, int version) {
        return playbook.journeys().stream()
                .filter(one -> one.id().equals(journey) && one.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a journey of the playbook, got " + journey + " version " + version));
    }

    /** An empty tally. */
    public Tally tally() {
        return new Tally(this);
    }

    /** What the leads tried so far come to. For one thread at a time. */
    public static final class Tally {
        private final DryRun run;
        private final RunCounts counts;
        private long leads;
        private long cut;

        private Tally(DryRun run) {
            this.run = run;
            this.counts = new RunCounts(run.plan.runs());
        }

        public long leads() {
            return leads;
        }

        /** Tries one lead, as often as there are runs. No lead twice. */
        public void add(LeadState lead) {
            leads++;
            for (int number = 0; number < run.plan.runs(); number++) {
                TriedLife life = new TriedLife(run.playbook, run.plan, lead, number, counts);
                life.live();
                cut += life.isCut() ? 1 : 0;
            }
        }

        /** Adds what another tally of the same dry run counted, of other leads. */
        public void add(Tally other) {
            counts.add(other.counts);
            leads += other.leads;
            cut += other.cut;
        }

        /** The report so far. */
        public DryRunReport report() {
            Journey journey = find(run.playbook.playbook(), run.plan.journey(), run.plan.version());
            List<LocalDate> dates = run.dates();
            return new DryRunReport(
                    run.plan,
                    leads,
                    counts.range(TriedLife.ENTERED),
                    dates.stream()
                            .map(date -> new Day(date, counts.named(TriedLife.MESSAGE + date + "/")))
                            .toList(),
                    journey.nodes().stream().map(node -> arrivals(node, dates)).toList(),
                    counts.named(TriedLife.EXIT),
                    journey.nodes().stream()
                            .filter(Node.Goal.class::isInstance)
                            .map(Node::id)
                            .collect(Collectors.toMap(id -> id, id -> counts.range(TriedLife.ARRIVAL + id))),
                    counts.named(TriedLife.DELAY),
                    counts.named(TriedLife.WITHHELD),
                    cut);
        }

        private Arrivals arrivals(Node node, List<LocalDate> dates) {
            return new Arrivals(
                    node.id(),
                    counts.range(TriedLife.ARRIVAL + node.id()),
                    dates.stream()
                            .map(date -> counts.mean(TriedLife.ARRIVAL_ON + date + "/" + node.id()))
                            .toList());
        }
    }

    private List<LocalDate> dates() {
        ZoneId zone = playbook.playbook().timeZone();
        List<LocalDate> dates = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(plan.end(), zone);
        for (LocalDate date = LocalDate.ofInstant(plan.start(), zone); !date.isAfter(last); date = date.plusDays(1)) {
            dates.add(date);
        }
        return dates;
    }
}
