package io.hatchery.server.desk;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.desk.Cursor.Page;
import io.hatchery.server.desk.Happenings.Told;
import io.hatchery.server.desk.TaskRows.Mark;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.States;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks over HTTP. What people do with them are events of their leads. */
@RestController
@RequestMapping("/api/tasks")
@Allowed
class TaskController {
    private final TaskRows tasks;
    private final States states;
    private final Outcomes outcomes;
    private final Happenings happenings;
    private final Settings settings;
    private final Clock clock;
    private final Ids ids;

    TaskController(
            TaskRows tasks,
            States states,
            Outcomes outcomes,
            Happenings happenings,
            Settings settings,
            Clock clock,
            Ids ids) {
        this.tasks = tasks;
        this.states = states;
        this.outcomes = outcomes;
        this.happenings = happenings;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    record Item(Task task, @Nullable LeadCard lead) {}

    /** @param owner {@code user:<id>}; null for the one who asks */
    record NewTask(
            long lead,
            String title,
            @Nullable String note,
            @Nullable Instant dueAt,
            @Nullable String owner) {}

    /** Null leaves as it is. */
    record Change(
            @Nullable String title,
            @Nullable Instant dueAt,
            @Nullable String owner) {}

    @GetMapping
    Page<Item> list(
            Principal who,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Cursor.limit(limit);
        Mark after = Cursor.read(cursor, 2, it -> new Mark(it.get(0), it.get(1)));
        List<String> mine = List.of(Actors.of(who));
        boolean done = state.equals("done");
        List<Task> rows = done ? tasks.finished(mine, after, size + 1) : tasks.open(mine, after, size + 1);
        return Page.of(rows, size, this::shown, it -> mark(it, done));
    }

    @GetMapping("/counts")
    TaskRows.Counts counts(Principal who) {
        ZoneId zone = settings.get(Company.SETTINGS).timeZone();
        Instant now = clock.now();
        Instant endOfDay =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        return tasks.counts(List.of(Actors.of(who)), now, endOfDay);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Item create(Principal who, @RequestBody NewTask made) {
        if (made.title().isBlank() || made.title().length() > 500) {
            throw Problems.invalid("title", "desk.title");
        }
        if (states.of(made.lead()).isEmpty()) {
            throw Problems.notFound("lead", made.lead());
        }
        String id = ids.next();
        String actor = Actors.of(who);
        outcomes.accepted(List.of(happenings.by(
                actor,
                made.lead(),
                "task.created",
                Told.of("task", id)
                        .and("title", made.title())
                        .and("note", made.note())
                        .and("dueAt", made.dueAt())
                        .and("owner", made.owner() == null ? actor : made.owner()))));
        return one(id);
    }

    @PatchMapping("/{id}")
    Item change(Principal who, @PathVariable String id, @RequestBody Change change) {
        Task task = find(id);
        if (change.title() != null && change.title().isBlank()) {
            throw Problems.invalid("title", "desk.title");
        }
        outcomes.accepted(List.of(happenings.by(
                Actors.of(who),
                task.lead(),
                "task.changed",
                Told.of("task", id)
                        .and("title", change.title())
                        .and("dueAt", change.dueAt())
                        .and("owner", change.owner()))));
        return one(id);
    }

    @PostMapping("/{id}/done")
    Item done(Principal who, @PathVariable String id) {
        Task task = find(id);
        if (task.doneAt() == null) {
            outcomes.accepted(List.of(happenings.by(
                    Actors.of(who),
                    task.lead(),
                    "task.done",
                    Told.of("task", id).and("title", task.title()))));
        }
        return one(id);
    }

    private Task find(String id) {
        return tasks.find(id).orElseThrow(() -> Problems.notFound("task", id));
    }

    private Item one(String id) {
        return shown(List.of(find(id))).getFirst();
    }

    private List<Item> shown(List<Task> page) {
        Map<Long, LeadCard> cards =
                LeadCard.of(states, page.stream().map(Task::lead).toList(), clock.now());
        return page.stream().map(it -> new Item(it, cards.get(it.lead()))).toList();
    }

    private static String mark(Task task, boolean done) {
        Instant at = done ? task.doneAt() : task.dueAt();
        return Cursor.write(at == null ? "infinity" : at, task.id());
    }
}
