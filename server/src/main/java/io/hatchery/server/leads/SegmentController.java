package io.hatchery.server.leads;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.segment.Segment;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.leads.StandingRows.DayFlow;
import io.hatchery.server.leads.StandingRows.Flow;
import io.hatchery.server.leads.Uses.Use;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Playbooks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Segments in force: whom they hold, who came and went, and what rests on them. They are edited in the playbook's draft. */
@RestController
@RequestMapping("/api/segments")
class SegmentController {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int SAMPLE = 8;
    private static final int WEEK = 7;
    private static final int MONTHS = 90;

    private final StandingRows rows;
    private final Sieve sieve;
    private final LeadLists lists;
    private final Playbooks playbooks;
    private final Viewer viewer;
    private final Clock clock;

    SegmentController(
            StandingRows rows, Sieve sieve, LeadLists lists, Playbooks playbooks, Viewer viewer, Clock clock) {
        this.rows = rows;
        this.sieve = sieve;
        this.lists = lists;
        this.playbooks = playbooks;
        this.viewer = viewer;
        this.clock = clock;
    }

    /** @param entered within seven days, left likewise */
    record Item(
            String id,
            String name,
            String description,
            Condition condition,
            long count,
            long entered,
            long left,
            List<Use> usedBy) {}

    record Listed(List<Item> items) {}

    record Detail(Item segment, List<DayFlow> days) {}

    record Asked(Condition condition) {}

    /**
     * Whom a condition means now.
     *
     * @param atLeast true when the time was up before all leads were asked
     * @param known how many of them are known by name or address
     * @param about between which numbers the count lies with 95 % certainty, where it was told from a sample; null where all were asked
     */
    record Preview(
            int count,
            boolean atLeast,
            int known,
            List<LeadItem> sample,
            @Nullable Between about) {}

    record Between(int low, int high) {}

    @GetMapping
    Listed list() {
        Playbook playbook = playbooks.current().playbook();
        Map<String, Flow> flows = rows.flows(today(playbook).minusDays(WEEK - 1));
        return new Listed(playbook.segments().stream()
                .map(s -> item(s, playbook, flows.getOrDefault(s.id(), new Flow(0, 0, 0))))
                .toList());
    }

    @GetMapping("/{id}")
    Detail get(@PathVariable String id) {
        Playbook playbook = playbooks.current().playbook();
        Segment segment = LeadRecords.named(playbook.segments(), Segment::id, id)
                .orElseThrow(() -> Problems.notFound("segment", id));
        LocalDate today = today(playbook);
        Flow flow = rows.flows(today.minusDays(WEEK - 1)).getOrDefault(id, new Flow(0, 0, 0));
        return new Detail(item(segment, playbook, flow), rows.days(id, today.minusDays(MONTHS)));
    }

    /** @param quick where there are many leads, at once from a sample; the same without it counts all, and takes a second or two */
    @PostMapping("/preview")
    @Allowed
    Preview preview(@RequestParam(defaultValue = "false") boolean quick, @RequestBody Asked asked) {
        LeadFilter everyone = LeadFilter.everyone(LeadFilter.Known.ALL);
        return (quick ? sieve.estimate(asked.condition(), SAMPLE) : Optional.<Sieve.Estimate>empty())
                .map(this::shown)
                .orElseGet(() -> shown(sieve.count(everyone, asked.condition(), SAMPLE, PATIENCE)));
    }

    private Preview shown(Sieve.Estimate estimate) {
        return new Preview(
                Math.toIntExact(estimate.count()),
                false,
                Math.toIntExact(estimate.known()),
                viewer.show(lists.asOfNow(estimate.sample())),
                new Between(Math.toIntExact(estimate.low()), Math.toIntExact(estimate.high())));
    }

    private Preview shown(Sieve.Count found) {
        return new Preview(
                Math.toIntExact(found.count()),
                !found.complete(),
                Math.toIntExact(found.known()),
                viewer.show(lists.asOfNow(found.sample())),
                null);
    }

    private LocalDate today(Playbook playbook) {
        return LocalDate.ofInstant(clock.now(), playbook.timeZone());
    }

    private static Item item(Segment s, Playbook playbook, Flow flow) {
        return new Item(
                s.id(),
                s.name(),
                s.description(),
                s.condition(),
                flow.count(),
                flow.entered(),
                flow.left(),
                Uses.ofSegment(s.id(), playbook));
    }
}
