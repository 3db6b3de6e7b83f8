package io.hatchery.testkit;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.testkit.Host.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link MemoryHost} keeps: states and facts as bytes, the rest as it is. */
final class MemoryStore {
    final Map<String, Long> leads = new LinkedHashMap<>();
    final Map<Long, Integer> versions = new HashMap<>();
    final Set<String> seen = new HashSet<>();
    final Map<String, Told> aside = new LinkedHashMap<>();
    final List<Input.Happened> history = new ArrayList<>();
    final Map<String, Effect> wanted = new LinkedHashMap<>();
    final Set<String> handedOver = new HashSet<>();
    final Set<String> done = new HashSet<>();
    final List<String> unknown = new ArrayList<>();
    private final Map<Long, byte[]> states = new HashMap<>();
    private final Map<Long, List<byte[]>> facts = new HashMap<>();

    MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        copy.leads.putAll(leads);
        copy.versions.putAll(versions);
        copy.seen.addAll(seen);
        copy.aside.putAll(aside);
        copy.history.addAll(history);
        copy.wanted.putAll(wanted);
        copy.handedOver.addAll(handedOver);
        copy.done.addAll(done);
        copy.unknown.addAll(unknown);
        copy.states.putAll(states);
        facts.forEach((lead, log) -> copy.facts.put(lead, new ArrayList<>(log)));
        return copy;
    }

    LeadState state(long lead) {
        byte[] stored = states.get(lead);
        return stored == null ? LeadState.unknown(lead) : EngineJson.restore(LeadState.class, stored);
    }

    List<Fact> facts(long lead) {
        return facts.getOrDefault(lead, List.of()).stream()
                .map(stored -> EngineJson.restore(Fact.class, stored))
                .toList();
    }

    void keep(LeadState state, List<Fact> concluded) {
        states.put(state.lead(), EngineJson.store(state));
        List<byte[]> log = facts.computeIfAbsent(state.lead(), _ -> new ArrayList<>());
        concluded.forEach(fact -> log.add(EngineJson.store(fact)));
    }

    /** Makes the states anew from the facts. */
    void retell() {
        states.replaceAll((lead, _) -> EngineJson.store(Engine.replay(lead, facts(lead))));
    }
}
