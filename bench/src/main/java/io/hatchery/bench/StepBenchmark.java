package io.hatchery.bench;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Events a second on one core: 1,000 leads live through a year with 8 visits of 5 events each, and through
 * every moment between at which they are due. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class StepBenchmark {
    private static final int LEADS = 1_000;
    private static final int EACH = 40;

    private final CompiledPlaybook playbook = BusyPlaybook.compiled();
    private final List<Input.Happened> events = BusyLeads.events(LEADS, EACH);

    /** How many facts the measured events conclude; keeps the work from being left out, and says what was measured. */
    private long facts;

    @Benchmark
    @OperationsPerInvocation(LEADS * EACH)
    public long step() {
        LeadState[] states = new LeadState[LEADS];
        for (int lead = 0; lead < LEADS; lead++) {
            states[lead] = LeadState.unknown(lead);
        }
        facts = 0;
        for (Input.Happened event : events) {
            int lead = (int) event.lead();
            Step step = Engine.step(playbook, states[lead], event);
            states[lead] = step.state();
            facts += step.facts().size();
        }
        return facts;
    }
}
