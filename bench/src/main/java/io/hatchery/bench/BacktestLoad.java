package io.hatchery.bench;

import io.hatchery.engine.Input;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.simulation.Backtest;
import io.hatchery.engine.simulation.Yardstick;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Measures a backtest: recorded events a minute, each taken by the live playbook and by a draft with other grades, and counted once. Due
 * moments between are lived through by both and not counted. Arguments: threads, seconds to measure, leads.
 */
public final class BacktestLoad {
    private static final int EACH = 40;
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private BacktestLoad() {}

    public static void main(String[] args) throws Exception {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int leads = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        Map<Long, List<Input.Happened>> lives = BusyLeads.events(leads, EACH).stream()
                .collect(Collectors.groupingBy(Input.Happened::lead, TreeMap::new, Collectors.toList()));
        Playbook live = BusyPlaybook.playbook();
        Backtest backtest = new Backtest(compiled(live), compiled(draft(live)), Yardstick.of(live, null, UNTIL));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            run(pool, threads, backtest, lives, 8);
            run(pool, threads, backtest, lives, seconds);
        }
    }

    private static CompiledPlaybook compiled(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready ready -> ready.playbook();
            case Compilation.Rejected rejected ->
                throw new IllegalStateException(rejected.problems().toString());
        };
    }

    /** The same rules with grades easier to reach, so that stages and journeys differ. */
    private static Playbook draft(Playbook live) {
        Scoring scoring = live.scoring();
        Scoring.GradeMatrix easier = new Scoring.GradeMatrix(50, 30, 10, 60, 30, 10);
        return live.withVersion(0)
                .withScoring(new Scoring(
                        scoring.rules(), easier, scoring.spamLimit(), scoring.modelCaps(), scoring.account()));
    }

    private static void run(
            ExecutorService pool, int threads, Backtest backtest, Map<Long, List<Input.Happened>> lives, int seconds)
            throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<long[]>> work = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            work.add(() -> retell(backtest, lives, end));
        }
        long from = System.nanoTime();
        long events = 0;
        long cpu = 0;
        long different = 0;
        for (Future<long[]> done : pool.invokeAll(work)) {
            events += done.get()[0];
            cpu += done.get()[1];
            different = done.get()[2];
        }
        double wall = (System.nanoTime() - from) / 1e9;
        System.out.printf(
                "%d threads, %.0f s: %,.0f events a minute; %,.0f events per second of processor time; %d leads treated differently%n",
                threads, wall, events / wall * 60, events / (cpu / 1e9), different);
    }

    /** Events retold, processor time in nanoseconds, and what the last tally found. */
    private static long[] retell(Backtest backtest, Map<Long, List<Input.Happened>> lives, long end) {
        var clock = ManagementFactory.getThreadMXBean();
        long cpu = clock.getCurrentThreadCpuTime();
        long events = 0;
        long different = 0;
        while (System.nanoTime() < end) {
            Backtest.Tally tally = backtest.tally();
            lives.forEach(tally::add);
            events += tally.events();
            different = tally.report().treatedDifferently();
        }
        return new long[] {events, clock.getCurrentThreadCpuTime() - cpu, different};
    }
}
