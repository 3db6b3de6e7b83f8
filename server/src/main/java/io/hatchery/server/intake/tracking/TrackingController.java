package io.hatchery.server.intake.tracking;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.WriteKey;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What those who connect a site want to know: the keys, whether events come, and which do not pass. */
@RestController
@RequestMapping("/api/tracking")
@Allowed({Role.MARKETER, Role.ANALYST})
class TrackingController {
    private static final int MOST = 200;

    private final WriteKeys keys;
    private final Senders senders;
    private final Debugger debugger;
    private final RejectedEvents rejected;
    private final Refusals refusals;
    private final States states;

    TrackingController(
            WriteKeys keys,
            Senders senders,
            Debugger debugger,
            RejectedEvents rejected,
            Refusals refusals,
            States states) {
        this.keys = keys;
        this.senders = senders;
        this.debugger = debugger;
        this.rejected = rejected;
        this.refusals = refusals;
        this.states = states;
    }

    /** A key and when it was last heard of. */
    record Key(
            String id,
            String key,
            String name,
            List<String> origins,
            @Nullable Instant lastEventAt,
            @Nullable String lastType,
            long events,
            @Nullable Instant lastRefusedAt,
            long refused) {}

    record Keys(List<Key> items) {}

    record Accepted(List<Debugger.Seen> items) {}

    /** An event that was not taken, with the reason in the reader's language. */
    record Rejected(
            String id,
            Instant at,
            String writeKey,
            @Nullable String type,
            @Nullable String messageId,
            String code,
            String message,
            String raw) {}

    record RejectedPage(List<Rejected> items, @Nullable String next) {}

    @GetMapping("/keys")
    Keys keys() {
        debugger.settle();
        Map<String, Senders.Sender> heard =
                senders.all().stream().collect(Collectors.toMap(Senders.Sender::writeKey, Function.identity()));
        return new Keys(
                keys.inForce().stream().map(k -> key(k, heard.get(k.id()))).toList());
    }

    private static Key key(WriteKey key, Senders.@Nullable Sender heard) {
        return heard == null
                ? new Key(key.id(), key.key(), key.name(), key.origins(), null, null, 0, null, 0)
                : new Key(
                        key.id(),
                        key.key(),
                        key.name(),
                        key.origins(),
                        heard.lastEventAt(),
                        heard.lastType(),
                        heard.events(),
                        heard.lastRefusedAt(),
                        heard.refused());
    }

    /** The newest events this server took, newest first. */
    @GetMapping("/events")
    Accepted events(@RequestParam(required = false) @Nullable String key) {
        return new Accepted(debugger.newest(key));
    }

    /**
     * Where an event is found.
     *
     * @param entry by which the lead's timeline names it, with all it led to
     */
    record Led(long lead, String entry) {}

    /** The lead one of the newest events concerned: on its timeline stands what the event led to. */
    @GetMapping("/events/{entry}/lead")
    Led led(@PathVariable String entry) {
        return debugger.whom(entry)
                .flatMap(who -> switch (who) {
                    case Arrival.Who.Lead(long id) -> Optional.of(id);
                    case Arrival.Who.Someone(List<Identifier> identifiers) ->
                        identifiers.stream()
                                .flatMap(it -> states.find(it).stream())
                                .findFirst();
                })
                .map(lead -> new Led(lead, entry))
                .orElseThrow(() -> Problems.notFound("event", entry));
    }

    @GetMapping("/rejected")
    RejectedPage rejected(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "9223372036854775807") long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        int size = Math.clamp(limit, 1, MOST);
        List<RejectedEvents.Row> rows = rejected.page(key, cursor, size + 1);
        List<Rejected> items = rows.stream()
                .limit(size)
                .map(row -> new Rejected(
                        String.valueOf(row.id()),
                        row.at(),
                        row.writeKey(),
                        row.type(),
                        row.messageId(),
                        row.code(),
                        refusals.text(row.code(), row.args(), locale),
                        row.raw()))
                .toList();
        return new RejectedPage(items, rows.size() > size ? items.getLast().id() : null);
    }
}
