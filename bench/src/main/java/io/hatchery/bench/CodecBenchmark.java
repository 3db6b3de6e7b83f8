package io.hatchery.bench;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds to write and to read the stored state of a lead with 40 events behind it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CodecBenchmark {
    private final LeadState state = grown();
    private final byte[] stored = EngineJson.store(state);

    private static LeadState grown() {
        CompiledPlaybook playbook = BusyPlaybook.compiled();
        LeadState state = LeadState.unknown(0);
        for (Input.Happened event : BusyLeads.events(1, 40)) {
            state = Engine.step(playbook, state, event).state();
        }
        return state;
    }

    @Benchmark
    public byte[] storeState() {
        return EngineJson.store(state);
    }

    @Benchmark
    public LeadState restoreState() {
        return EngineJson.restore(LeadState.class, stored);
    }

    /** How large the measured state is, in bytes. */
    public static void main(String[] args) {
        System.out.println(EngineJson.store(grown()).length + " bytes");
    }
}
