package io.hatchery.server.runtime;

import io.hatchery.engine.Input;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.server.platform.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings leads up to a newer playbook: what its patterns would have counted is read from the event log. */
@Component
class Refills {
    private final EventLog log;
    private final Clock clock;

    Refills(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void bringUpToDate(CompiledPlaybook rules, List<Work> behind) {
        if (behind.isEmpty()) {
            return;
        }
        List<Input.Refill> refills = of(rules, behind.stream().map(Work::lead).toList(), clock.now());
        for (int i = 0; i < behind.size(); i++) {
            behind.get(i).refill(rules, refills.get(i));
        }
    }

    /** One per lead, in order. */
    List<Input.Refill> of(CompiledPlaybook rules, List<Long> leads, Instant now) {
        Map<Long, List<Input.Happened>> history =
                log.happenedTo(leads).stream().collect(Collectors.groupingBy(Input.Happened::lead));
        int version = rules.playbook().version();
        return leads.stream()
                .map(lead -> new Input.Refill(
                        "refill:" + lead + ":" + version,
                        lead,
                        now,
                        summaries(rules, history.getOrDefault(lead, List.of()))))
                .toList();
    }

    private static Map<String, Summary> summaries(CompiledPlaybook rules, List<Input.Happened> history) {
        return Map.of();
    }
}
