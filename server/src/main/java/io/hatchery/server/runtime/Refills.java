package io.hatchery.server.runtime;

import io.hatchery.engine.Input;
import io.hatchery.engine.pattern.Summariser;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Seed;
import io.hatchery.server.playbook.Playbooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings leads up to a newer playbook: what its new patterns would have counted is read from the event log. */
@Component
class Refills implements Seed {
    private final EventLog log;
    private final LeadRows rows;
    private final Playbooks playbooks;
    private final Clock clock;
    private final Map<Span, Set<String>> fresh = new ConcurrentHashMap<>();

    Refills(EventLog log, LeadRows rows, Playbooks playbooks, Clock clock) {
        this.log = log;
        this.rows = rows;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** From the playbook a lead is complete for to the one it is to be brought up to. */
    private record Span(int from, int to) {}

    @Override
    public void plant() {
        fresh.clear();
    }

    /** Those that are complete for the rules stay as they are. */
    void bringUpToDate(CompiledPlaybook rules, Collection<Work> all) {
        Map<Integer, List<Work>> byVersion = all.stream()
                .filter(work -> work.playbook() < rules.playbook().version())
                .collect(Collectors.groupingBy(Work::playbook));
        byVersion.forEach((version, works) -> {
            Set<String> keys = fresh.computeIfAbsent(
                    new Span(version, rules.playbook().version()), span -> newPatterns(rules, version));
            List<Input.Refill> refills =
                    of(rules, keys, works.stream().map(Work::lead).toList(), clock.now());
            for (int i = 0; i < works.size(); i++) {
                works.get(i).refill(rules, refills.get(i));
            }
        });
    }

    /** The patterns of which leads complete for an older playbook know too little. */
    Set<String> newPatterns(CompiledPlaybook rules, int before) {
        return playbooks.published(before).map(rules::newPatternsSince).orElseGet(rules::patternKeys);
    }

    /** What the events of each, and of those who turned out to be it, come to. */
    private Map<Long, Map<String, Summary>> summaries(CompiledPlaybook rules, Set<String> keys, List<Long> leads) {
        Map<Long, Long> merged = rows.mergedInto(leads);
        List<Long> all = new ArrayList<>(leads);
        all.addAll(merged.keySet());
        Summariser summariser = rules.summariser(keys);
        Map<Long, Map<String, Summary>> summaries = new HashMap<>();
        log.tellAgain(all, summariser.types(), event -> {
            long lead = merged.getOrDefault(event.lead(), event.lead());
            summariser.add(summaries.computeIfAbsent(lead, _ -> new HashMap<>()), event);
        });
        return summaries;
    }

    /** One per lead, in order. */
    List<Input.Refill> of(CompiledPlaybook rules, Set<String> keys, List<Long> leads, Instant now) {
        Map<Long, Map<String, Summary>> summaries = keys.isEmpty() ? Map.of() : summaries(rules, keys, leads);
        int version = rules.playbook().version();
        List<Input.Refill> refills = new ArrayList<>();
        for (long lead : leads) {
            Map<String, Summary> all = summaries.getOrDefault(lead, Map.of());
            Map<String, Summary> asked = new HashMap<>();
            keys.forEach(key -> asked.put(key, all.getOrDefault(key, Summary.none(0))));
            refills.add(new Input.Refill("refill:" + lead + ":" + version, lead, now, asked));
        }
        return refills;
    }
}
