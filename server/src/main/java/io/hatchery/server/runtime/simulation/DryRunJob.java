package io.hatchery.server.runtime.simulation;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Engine;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.simulation.DryRun;
import io.hatchery.engine.simulation.Reactions;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Simulations;
import io.hatchery.server.runtime.Recordings;
import io.hatchery.server.runtime.States;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tries a journey on its audience, some leads at a time. */
@Component
class DryRunJob implements JobKind<Progress> {
    private static final int LEADS = 200;
    private static final int LIVES = 2_000;

    private final Simulations simulations;
    private final Recordings recordings;
    private final States states;
    private final LearnedReactions reactions;
    private final SpareCore core;
    private final JsonMapper json;
    private final Clock clock;
    private final Underway<Trial> underway = new Underway<>();

    DryRunJob(
            Simulations simulations,
            Recordings recordings,
            States states,
            LearnedReactions reactions,
            SpareCore core,
            JsonMapper json,
            Clock clock) {
        this.simulations = simulations;
        this.recordings = recordings;
        this.states = states;
        this.reactions = reactions;
        this.core = core;
        this.json = json;
        this.clock = clock;
    }

    /** A dry run being done. */
    private record Trial(DryRunAsked asked, CompiledPlaybook rules, DryRun.Tally tally) {
        boolean isFor(LeadState lead) {
            Condition audience = asked.audience();
            return audience == null
                    || Engine.evaluate(rules, audience, lead, asked.start()).holds();
        }
    }

    @Override
    public String name() {
        return "dry-run";
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
        Trial trial = underway.take(progress.simulation(), progress.after());
        if (trial == null) {
            trial = begin(progress.simulation());
            progress = new Progress(progress.simulation(), 0, 0, recordings.count());
        }
        long enough = trial.tally().leads() + Math.max(1, LIVES / trial.asked().runs());
        long after = progress.after();
        long done = progress.done();
        boolean more = true;
        while (more && trial.tally().leads() < enough) {
            List<Long> leads = recordings.leadsAfter(after, LEADS);
            for (LeadState lead : states.of(leads)) {
                if (trial.isFor(lead)) {
                    trial.tally().add(lead);
                }
            }
            more = leads.size() == LEADS;
            done += leads.size();
            after = leads.isEmpty() ? after : leads.getLast();
        }
        if (!more) {
            simulations.done(
                    progress.simulation(), EngineJson.write(trial.tally().report()), clock.now());
            return new Turn.Done<>(new Outcome(progress.simulation()));
        }
        underway.put(progress.simulation(), after, trial);
        long total = Math.max(progress.total(), done);
        return new Turn.More<>(
                new Progress(progress.simulation(), after, done, total),
                done,
                total,
                Job.Note.of("dry-run", done, total, trial.tally().leads()));
    }

    private Trial begin(String simulation) {
        DryRunAsked asked = simulations
                .find(simulation)
                .map(found -> json.readValue(found.asked(), DryRunAsked.class))
                .orElseThrow(() -> Problems.notFound("simulation", simulation));
        CompiledPlaybook rules = SimulationDesk.runnable(asked.playbook());
        DryRun.Plan plan = new DryRun.Plan(
                asked.journey(),
                asked.version(),
                asked.start(),
                asked.horizon(),
                asked.seed(),
                asked.runs(),
                reactions(asked, asked.reactions()));
        return new Trial(asked, rules, new DryRun(rules, plan).tally());
    }

    private Reactions reactions(DryRunAsked asked, @Nullable Reactions given) {
        if (given != null) {
            return given;
        }
        Journey journey = asked.playbook().journeys().stream()
                .filter(one -> one.id().equals(asked.journey()) && one.version() == asked.version())
                .findFirst()
                .orElseThrow(() -> Problems.notFound("journey", asked.journey()));
        return reactions.of(journey).reactions();
    }

    @Override
    public void cancelled(Job job, Progress progress) {
        underway.drop(progress.simulation());
    }
}
