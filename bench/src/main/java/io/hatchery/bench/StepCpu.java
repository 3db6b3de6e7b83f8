package io.hatchery.bench;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Events per second of processor time of one thread: the load of {@link StepBenchmark}, for machines that do other work too. Arguments:
 * how often the year is lived, of which the first half warms up, and by how many leads. Says the median and the best of the rest, and what
 * was concluded. The events are always as many: of few leads each has a long history, whose every limit and window is near.
 */
public final class StepCpu {
    private static final int EVENTS = 40_000;

    private StepCpu() {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
        int leads = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        CompiledPlaybook playbook = BusyPlaybook.compiled();
        List<Input.Happened> events = BusyLeads.events(leads, EVENTS / leads);
        double[] rates = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            rates[round] = round(playbook, events, leads);
        }
        double[] warm = Arrays.copyOfRange(rates, rounds / 2, rounds);
        Arrays.sort(warm);
        System.out.printf(
                "%,.0f events per second of processor time (median; best %,.0f); %s%n",
                warm[warm.length / 2], warm[warm.length - 1], concluded(playbook, events, leads));
    }

    private static double round(CompiledPlaybook playbook, List<Input.Happened> events, int leads) {
        var clock = ManagementFactory.getThreadMXBean();
        LeadState[] states = unknown(leads);
        long from = clock.getCurrentThreadCpuTime();
        for (Input.Happened event : events) {
            int lead = (int) event.lead();
            states[lead] = Engine.step(playbook, states[lead], event).state();
        }
        return events.size() / ((clock.getCurrentThreadCpuTime() - from) / 1e9);
    }

    private static LeadState[] unknown(int leads) {
        LeadState[] states = new LeadState[leads];
        Arrays.setAll(states, LeadState::unknown);
        return states;
    }

    /** The due moments are lived through one by one, so that they can be counted. */
    private static String concluded(CompiledPlaybook playbook, List<Input.Happened> events, int leads) {
        LeadState[] states = unknown(leads);
        int moments = 0;
        int facts = 0;
        int wakes = 0;
        for (Input.Happened event : events) {
            int lead = (int) event.lead();
            for (boolean told = false; !told; ) {
                told = !isDue(states[lead], event);
                Step step = Engine.step(playbook, states[lead], told ? event : due(states[lead]));
                states[lead] = step.state();
                moments += told ? 0 : 1;
                facts += step.facts().size();
                wakes += (int) step.facts().stream().filter(StepCpu::isWake).count();
            }
        }
        return "%.2f due moments, %.2f facts and %.2f of them about the next moment per event"
                .formatted(
                        (double) moments / events.size(),
                        (double) facts / events.size(),
                        (double) wakes / events.size());
    }

    private static boolean isWake(Fact fact) {
        return fact.what() instanceof Conclusion.WakeSet;
    }

    private static boolean isDue(LeadState state, Input.Happened event) {
        Instant due = state.nextDue();
        return due != null && !due.isAfter(event.now());
    }

    private static Input due(LeadState state) {
        return new Input.Due("due", state.lead(), Objects.requireNonNull(state.nextDue()));
    }
}
