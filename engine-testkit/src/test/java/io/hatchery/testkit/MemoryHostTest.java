package io.hatchery.testkit;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The simplest host there can be passes the suite; so the suite asks nothing of a database. */
class MemoryHostTest extends HostConformance {

    @Override
    protected Host start() {
        return new MemoryHost();
    }

    private static final class MemoryHost implements Host {
        private final Map<String, Long> leads = new LinkedHashMap<>();
        private final Map<Long, byte[]> states = new HashMap<>();
        private final Map<Long, List<byte[]>> facts = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Set<String> poisoned = new HashSet<>();
        private final Set<String> aside = new LinkedHashSet<>();
        private final List<Effect> effects = new ArrayList<>();
        private @Nullable CompiledPlaybook playbook;
        private Instant now = Story.START;

        @Override
        public void publish(Playbook next) {
            playbook = Story.compiled(next);
        }

        @Override
        public void take(List<Told> events) {
            for (Told told : events) {
                long lead = leads.computeIfAbsent(told.who(), _ -> leads.size() + 1L);
                if (poisoned.contains(told.id())) {
                    aside.add(told.id());
                } else if (seen.add(told.id())) {
                    step(new Input.Happened(
                            told.id(),
                            lead,
                            told.type(),
                            told.occurredAt(),
                            latest(told.occurredAt()),
                            told.traits(),
                            told.properties(),
                            Context.NONE,
                            false));
                }
            }
        }

        private Instant latest(Instant occurred) {
            now = occurred.isAfter(now) ? occurred : now;
            return now;
        }

        @Override
        public void advanceTo(Instant moment) {
            now = moment;
            for (long lead : leads.values()) {
                for (Instant due = state(lead).nextDue();
                        due != null && !due.isAfter(now);
                        due = state(lead).nextDue()) {
                    step(new Input.Due("due-" + lead + "-" + due, lead, now));
                }
            }
        }

        private void step(Input input) {
            if (playbook == null) {
                throw new IllegalStateException("no playbook was published");
            }
            Step step = Engine.step(playbook, state(input.lead()), input);
            states.put(input.lead(), EngineJson.store(step.state()));
            List<byte[]> log = facts.computeIfAbsent(input.lead(), _ -> new ArrayList<>());
            step.facts().forEach(fact -> log.add(EngineJson.store(fact)));
            effects.addAll(step.effects());
        }

        @Override
        public long lead(String who) {
            return leads.getOrDefault(who, 0L);
        }

        @Override
        public LeadState state(long lead) {
            byte[] stored = states.get(lead);
            return stored == null ? LeadState.unknown(lead) : EngineJson.restore(LeadState.class, stored);
        }

        @Override
        public List<Fact> facts(long lead) {
            return facts.getOrDefault(lead, List.of()).stream()
                    .map(stored -> EngineJson.restore(Fact.class, stored))
                    .toList();
        }

        @Override
        public List<Effect> effects() {
            return List.copyOf(effects);
        }

        @Override
        public void poison(String id) {
            poisoned.add(id);
        }

        @Override
        public Set<String> setAside() {
            return aside;
        }

        /** Forgets what replaying the facts can tell again. */
        @Override
        public void restart() {
            leads.values().forEach(lead -> states.put(lead, EngineJson.store(Engine.replay(lead, facts(lead)))));
        }

        @Override
        public void close() {
            states.clear();
        }
    }
}
