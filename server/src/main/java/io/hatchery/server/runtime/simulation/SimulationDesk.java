package io.hatchery.server.runtime.simulation;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.User;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Simulation;
import io.hatchery.server.playbook.Simulations;
import io.hatchery.server.runtime.LeadName;
import io.hatchery.server.runtime.States;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes in what people want to try, and tells them where it stands. */
@Service
class SimulationDesk {
    private final Simulations simulations;
    private final Jobs jobs;
    private final States states;
    private final Messages messages;
    private final CurrentUser user;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;
    private final Ids ids;

    SimulationDesk(
            Simulations simulations,
            Jobs jobs,
            States states,
            Messages messages,
            CurrentUser user,
            AuditLog audit,
            JsonMapper json,
            Clock clock,
            Ids ids) {
        this.simulations = simulations;
        this.jobs = jobs;
        this.states = states;
        this.messages = messages;
        this.user = user;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins it once the transaction has committed. */
    @Transactional
    public Simulation begin(
            Simulation.Kind kind, @Nullable String journey, Record asked, JobKind<Progress> work, String subject) {
        String id = ids.next();
        User by = user.get();
        String job = jobs.start(work, Progress.begin(id), by.actor());
        Simulation simulation = new Simulation(
                id, kind, journey, json.writeValueAsString(asked), by.actor(), by.name(), clock.now(), job, null, null);
        simulations.add(simulation);
        audit.record(
                switch (kind) {
                    case BACKTEST -> "playbook.backtested";
                    case DRY_RUN -> "journey.tried";
                },
                subject,
                Map.of("simulation", id));
        return simulation;
    }

    Simulation find(Simulation.Kind kind, String id) {
        return simulations
                .find(id)
                .filter(one -> one.kind() == kind)
                .orElseThrow(() -> Problems.notFound("simulation", id));
    }

    List<Standing> newest(Simulation.Kind kind, @Nullable String journey) {
        return simulations.newest(kind, journey).stream().map(this::standing).toList();
    }

    Standing standing(Simulation simulation) {
        Job job = simulation.job() == null ? null : jobs.find(simulation.job()).orElse(null);
        Job.Note note = job == null || job.state() == Job.State.DONE ? null : job.note();
        String message = note == null
                ? null
                : messages.text("job." + note.code(), note.args().toArray());
        return Standing.of(simulation, job, message);
    }

    /** Whoever may try things may stop them. */
    Standing cancel(Simulation simulation) {
        if (simulation.job() != null) {
            jobs.cancel(simulation.job());
        }
        return standing(simulation);
    }

    <T> T asked(Simulation simulation, Class<T> type) {
        return json.readValue(simulation.asked(), type);
    }

    /** What leads are called, by number, for whoever reads; those without a name are left out. */
    Map<String, String> names(List<Long> leads) {
        boolean masked = !user.get().has(Role.MARKETER, Role.SDR, Role.SELLER);
        Map<String, String> names = new TreeMap<>();
        for (LeadState state : states.of(leads)) {
            String name = LeadName.of(state, masked);
            if (name != null) {
                names.put(Long.toString(state.lead()), name);
            }
        }
        return names;
    }

    static CompiledPlaybook runnable(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready(CompiledPlaybook ready) -> ready;
            case Compilation.Rejected rejected ->
                throw Problems.invalid(rejected.problems().stream()
                        .map(problem -> Fault.of(problem.place(), "unfit", problem.message()))
                        .toList());
        };
    }
}
