package io.hatchery.server.desk;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.desk.AlertRows.Alert;
import io.hatchery.server.desk.Cursor.Page;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.States;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person was told: the bell. */
@RestController
@RequestMapping("/api/alerts")
@Allowed
class AlertController {
    private final AlertRows alerts;
    private final States states;
    private final Clock clock;

    AlertController(AlertRows alerts, States states, Clock clock) {
        this.alerts = alerts;
        this.states = states;
        this.clock = clock;
    }

    record Item(Alert alert, @Nullable LeadCard lead) {}

    record Unread(long unread) {}

    /** @param upTo the newest alert that was seen */
    record Seen(Instant upTo) {}

    @GetMapping
    Page<Item> list(
            Principal who,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Cursor.limit(limit);
        TaskRows.Mark after = Cursor.read(cursor, 2, it -> new TaskRows.Mark(it.get(0), it.get(1)));
        return Page.of(
                alerts.page(Actors.of(who), after, size + 1), size, this::shown, it -> Cursor.write(it.at(), it.id()));
    }

    @GetMapping("/unread")
    Unread unread(Principal who) {
        return new Unread(alerts.unread(Actors.of(who)));
    }

    @PostMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(Principal who, @RequestBody Seen seen) {
        alerts.read(Actors.of(who), seen.upTo(), clock.now());
    }

    private List<Item> shown(List<Alert> page) {
        Map<Long, LeadCard> cards =
                LeadCard.of(states, page.stream().map(Alert::lead).toList(), clock.now());
        return page.stream().map(it -> new Item(it, cards.get(it.lead()))).toList();
    }
}
