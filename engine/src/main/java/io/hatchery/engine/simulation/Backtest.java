package io.hatchery.engine.simulation;

import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.simulation.BacktestReport.Difference;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Recorded lives retold under a candidate playbook and under the live one, nothing of which is performed.
 *
 * <p>What it can know: how rules would have concluded from what is on record (stages, scores, segments, who would have been written to
 * and when). What it cannot know: how leads and colleagues would have answered what did not happen. Events that exist only because the
 * live playbook or people acted ({@code email.opened}, {@code call.logged}, {@code lead.accepted} …) are retold as recorded, whichever
 * playbook is tried; so a draft that writes to more people sees no more clicks, and one that makes more MQLs sees them accepted no more
 * often. For the same reason whether a lead was won is what the record says, taken from the live side for both; leads that became an MQL
 * lately and are not won yet count as not won.
 *
 * <p>It is immutable and may be shared; each thread fills a {@link Tally} of its own, and tallies add up.
 */
public final class Backtest {
    private static final Comparator<Difference> GREATEST_FIRST =
            Comparator.comparingLong(Difference::weight).reversed().thenComparingLong(Difference::lead);

    private final CompiledPlaybook live;
    private final CompiledPlaybook draft;
    private final Yardstick yardstick;
    private final Contrast contrast;

    public Backtest(CompiledPlaybook live, CompiledPlaybook draft, Yardstick yardstick) {
        this.live = live;
        this.draft = draft;
        this.yardstick = yardstick;
        this.contrast = new Contrast(live.playbook());
    }

    /** An empty tally. */
    public Tally tally() {
        return new Tally(this);
    }

    /** What the lives retold so far come to; bounded however many there are. For one thread at a time. */
    public static final class Tally {
        private final Backtest backtest;
        private final SideCounts liveCounts;
        private final SideCounts draftCounts;
        private final TreeSet<Difference> examples = new TreeSet<>(GREATEST_FIRST);
        private final Map<String, Long> differing = new HashMap<>();
        private long leads;
        private long events;
        private long cut;
        private long treatedDifferently;

        private Tally(Backtest backtest) {
            this.backtest = backtest;
            this.liveCounts = new SideCounts(backtest.live.playbook());
            this.draftCounts = new SideCounts(backtest.draft.playbook());
        }

        /** How many lives were retold. */
        public long leads() {
            return leads;
        }

        /** How many recorded inputs were retold, each counted once though two playbooks took it. */
        public long events() {
            return events;
        }

        /**
         * Retells one lead's life. No lead twice.
         *
         * @param history all its recorded inputs, in the order they were taken
         */
        public void add(long lead, Iterable<Input.Happened> history) {
            Yardstick yardstick = backtest.yardstick;
            Path livePath = new Path(yardstick, liveCounts);
            Path draftPath = new Path(yardstick, draftCounts);
            Living lived = new Living(backtest.live, LeadState.unknown(lead), livePath::see);
            Living drafted = new Living(backtest.draft, LeadState.unknown(lead), draftPath::see);
            for (Input.Happened event : history) {
                if (!event.now().isAfter(yardstick.until())) {
                    events++;
                    lived.take(event);
                    drafted.take(event);
                }
            }
            lived.until(yardstick.until());
            drafted.until(yardstick.until());
            leads++;
            cut += lived.isCut() || drafted.isCut() ? 1 : 0;
            Instant wonAt = livePath.wonAt();
            liveCounts.ended(livePath, wonAt, yardstick);
            draftCounts.ended(draftPath, wonAt, yardstick);
            Difference difference = backtest.contrast.of(lead, livePath, draftPath);
            if (difference != null) {
                treatedDifferently++;
                difference.changes().forEach(change -> differing.merge(Contrast.part(change), 1L, Long::sum));
                keep(difference);
            }
        }

        /** Adds what another tally of the same backtest counted, of other leads. */
        public void add(Tally other) {
            liveCounts.add(other.liveCounts);
            draftCounts.add(other.draftCounts);
            other.differing.forEach((part, count) -> differing.merge(part, count, Long::sum));
            other.examples.forEach(this::keep);
            leads += other.leads;
            events += other.events;
            cut += other.cut;
            treatedDifferently += other.treatedDifferently;
        }

        private void keep(Difference difference) {
            examples.add(difference);
            if (examples.size() > backtest.yardstick.examples()) {
                examples.pollLast();
            }
        }

        /** The report so far. */
        public BacktestReport report() {
            return new BacktestReport(
                    backtest.yardstick,
                    leads,
                    events,
                    cut,
                    liveCounts.report(),
                    draftCounts.report(),
                    treatedDifferently,
                    differing,
                    examples.stream().toList());
        }
    }
}
