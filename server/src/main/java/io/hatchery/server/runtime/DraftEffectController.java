package io.hatchery.server.runtime;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Drafts;
import io.hatchery.server.playbook.Playbooks;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tries the draft on some of the known leads, in memory; nothing is stored. */
@RestController
@Allowed(Role.MARKETER)
class DraftEffectController {
    private static final int MOST = 5_000;

    private final Drafts drafts;
    private final Playbooks playbooks;
    private final LeadRows leads;
    private final Refills refills;
    private final Codec codec;
    private final Clock clock;

    DraftEffectController(
            Drafts drafts, Playbooks playbooks, LeadRows leads, Refills refills, Codec codec, Clock clock) {
        this.drafts = drafts;
        this.playbooks = playbooks;
        this.leads = leads;
        this.refills = refills;
        this.codec = codec;
        this.clock = clock;
    }

    @PostMapping("/api/playbook/draft/effect")
    DraftEffect effect(@RequestParam(defaultValue = "1000") int sample) {
        CompiledPlaybook draft = runnable();
        List<LeadState> states = leads.sample(Math.clamp(sample, 1, MOST)).stream()
                .map(row -> codec.state(row.state()))
                .toList();
        List<Input.Refill> inputs = refills.of(
                draft,
                draft.newPatternsSince(playbooks.current()),
                states.stream().map(LeadState::lead).toList(),
                clock.now());
        List<DraftEffect.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            LeadState live = states.get(i);
            pairs.add(new DraftEffect.Pair(
                    live, Engine.step(draft, live, inputs.get(i)).state()));
        }
        return DraftEffect.of(pairs);
    }

    private CompiledPlaybook runnable() {
        return switch (drafts.compiled().orElseGet(() -> new Compilation.Ready(playbooks.current()))) {
            case Compilation.Ready(CompiledPlaybook ready) -> ready;
            case Compilation.Rejected rejected ->
                throw Problems.invalid(rejected.problems().stream()
                        .map(problem -> Fault.of(problem.place(), "unfit", problem.message()))
                        .toList());
        };
    }
}
