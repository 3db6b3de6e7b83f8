package io.hatchery.server.runtime.simulation;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.simulation.Backtest;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.playbook.Simulation;
import io.hatchery.server.playbook.Simulations;
import io.hatchery.server.runtime.Recordings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Retells the lives on record under a candidate playbook, some leads at a time. */
@Component
class BacktestJob implements JobKind<Progress> {
    private static final int LEADS = 200;
    private static final long EVENTS = 20_000;

    private final Simulations simulations;
    private final Recordings recordings;
    private final Playbooks playbooks;
    private final SpareCore core;
    private final JsonMapper json;
    private final Clock clock;
    private final Underway<Backtest.Tally> underway = new Underway<>();

    BacktestJob(
            Simulations simulations,
            Recordings recordings,
            Playbooks playbooks,
            SpareCore core,
            JsonMapper json,
            Clock clock) {
        this.simulations = simulations;
        this.recordings = recordings;
        this.playbooks = playbooks;
        this.core = core;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public Class<Progress> state() {
        return Progress.class;
    }

    @Override
    public Turn<Progress> turn(Job job, Progress progress) {
        return core.run(() -> piece(progress));
    }

    private Turn<Progress> piece(Progress before) {
        Progress progress = before;
        Backtest.Tally tally = underway.take(progress.simulation(), progress.after());
        if (tally == null) {
            Optional<Backtest> backtest =
                    simulations.find(progress.simulation()).flatMap(this::backtest);
            if (backtest.isEmpty()) {
                return new Turn.Failed<>(Job.Note.of("simulation-impossible"));
            }
            tally = backtest.get().tally();
            progress = new Progress(progress.simulation(), 0, 0, recordings.count());
        }
        long enough = tally.events() + EVENTS;
        long after = progress.after();
        boolean more = true;
        while (more && tally.events() < enough) {
            List<Long> leads = recordings.leadsAfter(after, LEADS);
            retell(tally, leads);
            more = leads.size() == LEADS;
            after = leads.isEmpty() ? after : leads.getLast();
        }
        if (!more) {
            simulations.done(progress.simulation(), EngineJson.write(tally.report()), clock.now());
            return new Turn.Done<>(new Outcome(progress.simulation()));
        }
        underway.put(progress.simulation(), after, tally);
        long total = Math.max(progress.total(), tally.leads());
        return new Turn.More<>(
                new Progress(progress.simulation(), after, tally.leads(), total),
                tally.leads(),
                total,
                Job.Note.of("backtest", tally.leads(), total, tally.events()));
    }

    private void retell(Backtest.Tally tally, List<Long> leads) {
        recordings.lives(leads, life -> {
            tally.add(life.lead(), life.inputs());
            return true;
        });
    }

    private Optional<Backtest> backtest(Simulation simulation) {
        BacktestAsked asked = json.readValue(simulation.asked(), BacktestAsked.class);
        Optional<CompiledPlaybook> candidate = switch (CompiledPlaybook.compile(asked.candidate())) {
            case Compilation.Ready(CompiledPlaybook ready) -> Optional.of(ready);
            case Compilation.Rejected _ -> Optional.empty();
        };
        return playbooks
                .published(asked.live())
                .flatMap(live -> candidate.map(draft -> new Backtest(live, draft, asked.yardstick())));
    }

    @Override
    public void cancelled(Job job, Progress progress) {
        underway.drop(progress.simulation());
    }
}
