package io.hatchery.server.desk;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.desk.Cursor.Page;
import io.hatchery.server.desk.QueueRows.Scope;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.States;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue and what is done with its leads. */
@RestController
@Allowed({Role.SDR, Role.SELLER})
@RequestMapping("/api/desk")
class QueueController {
    private final QueueRows queue;
    private final TaskRows tasks;
    private final CallRows calls;
    private final OpportunityRows opportunities;
    private final States states;
    private final Outcomes outcomes;
    private final Clock clock;

    QueueController(
            QueueRows queue,
            TaskRows tasks,
            CallRows calls,
            OpportunityRows opportunities,
            States states,
            Outcomes outcomes,
            Clock clock) {
        this.queue = queue;
        this.tasks = tasks;
        this.calls = calls;
        this.opportunities = opportunities;
        this.states = states;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** A lead waiting, with its most urgent task and how often it was called. */
    record Item(LeadCard lead, Instant since, @Nullable Task task, CallRows.@Nullable Attempts calls) {}

    /** Everything the desk knows of one lead. */
    record Sheet(
            LeadCard lead,
            boolean queued,
            List<Task> tasks,
            CallRows.@Nullable Attempts calls,
            List<Opportunity> opportunities) {}

    @GetMapping("/queue")
    Page<Item> queue(
            Principal who,
            @RequestParam(defaultValue = "all") String scope,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Cursor.limit(limit);
        QueueItem after = Cursor.read(
                cursor,
                4,
                it -> new QueueItem(
                        Long.parseLong(it.get(3)),
                        "",
                        Instant.parse(it.get(2)),
                        null,
                        null,
                        null,
                        Integer.parseInt(it.get(0)),
                        Double.parseDouble(it.get(1))));
        return Page.of(
                queue.page(Actors.of(who), scope(scope), after, size + 1),
                size,
                this::shown,
                it -> Cursor.write(it.gradeRank(), it.score(), it.since(), it.lead()));
    }

    @GetMapping("/queue/counts")
    QueueRows.Counts counts(Principal who) {
        return queue.counts(Actors.of(who));
    }

    @GetMapping("/leads/{id}")
    Sheet sheet(@PathVariable long id) {
        List<Long> one = List.of(id);
        LeadCard card =
                states.of(id).map(it -> LeadCard.of(it, clock.now())).orElseThrow(() -> Problems.notFound("lead", id));
        return new Sheet(
                card,
                !queue.of(one).isEmpty(),
                tasks.openOf(one),
                calls.attempts(one).get(id),
                opportunities.ofLead(id));
    }

    /** Does what the outcome says and answers how the lead stands now. */
    @PostMapping("/leads/{id}/outcome")
    Sheet outcome(Principal who, @PathVariable long id, @RequestBody Outcomes.Outcome outcome) {
        outcomes.take(Actors.of(who), id, outcome);
        return sheet(id);
    }

    private static Scope scope(String name) {
        try {
            return Scope.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("scope", "desk.scope", name);
        }
    }

    private List<Item> shown(List<QueueItem> page) {
        List<Long> leads = page.stream().map(QueueItem::lead).toList();
        Map<Long, LeadCard> cards = LeadCard.of(states, leads, clock.now());
        Map<Long, CallRows.Attempts> attempts = calls.attempts(leads);
        Map<Long, Task> first = new HashMap<>();
        tasks.openOf(leads).forEach(it -> first.putIfAbsent(it.lead(), it));
        List<Item> items = new ArrayList<>();
        for (QueueItem it : page) {
            LeadCard card = cards.get(it.lead());
            if (card != null) {
                items.add(new Item(card, it.since(), first.get(it.lead()), attempts.get(it.lead())));
            }
        }
        return items;
    }
}
