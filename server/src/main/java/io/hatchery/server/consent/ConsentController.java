package io.hatchery.server.consent;

import io.hatchery.engine.Context;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.consent.Entry.Said;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.LeadName;
import io.hatchery.server.runtime.States;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of consents: of all, of one lead, and written into by hand when somebody says it on the phone. */
@RestController
@RequestMapping("/api/consents")
@Allowed
class ConsentController {
    private static final int LONGEST_NOTE = 1_000;

    private final EntryRows rows;
    private final States states;
    private final Events events;
    private final CurrentUser current;
    private final Clock clock;
    private final Ids ids;

    ConsentController(EntryRows rows, States states, Events events, CurrentUser current, Clock clock, Ids ids) {
        this.rows = rows;
        this.states = states;
        this.events = events;
        this.current = current;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param leadName null when nobody knows it, or the reader may not see how leads are reached */
    record Line(
            long lead,
            @Nullable String leadName,
            Instant at,
            Said said,
            String channel,
            @Nullable String purpose,
            String origin,
            @Nullable String words,
            @Nullable String textVersion,
            @Nullable String page,
            @Nullable String ip,
            @Nullable String agent,
            @Nullable String actor,
            @Nullable String note) {}

    record Page(List<Line> items, @Nullable String next) {}

    /**
     * How one channel, or one purpose on it, stands now.
     *
     * @param since when it last changed; null when nothing was ever said
     */
    record Standing(
            String channel,
            @Nullable String purpose,
            Permission permission,
            @Nullable Instant since) {}

    record OfLead(
            List<Standing> standings,
            List<Line> entries,
            @Nullable String next) {}

    /** @param purpose null for the channel as a whole */
    record Statement(
            String channel,
            @Nullable String purpose,
            boolean given,
            @Nullable String note) {}

    /** The newest first. */
    @GetMapping
    Page all(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable Said said,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return page(null, channel == null || channel.isBlank() ? null : channel, said, cursor, limit);
    }

    @GetMapping("/of/{lead}")
    OfLead of(
            @PathVariable long lead,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        LeadState state = states.of(lead).orElseThrow(() -> Problems.notFound("lead", lead));
        Page entries = page(state.lead(), null, null, cursor, limit);
        return new OfLead(standings(state.contact()), entries.items(), entries.next());
    }

    /** Writes down what somebody said, in a call or face to face. It counts at once. */
    @PostMapping("/of/{lead}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed({Role.MARKETER, Role.SDR, Role.SELLER})
    void say(@PathVariable long lead, @RequestBody Statement said) {
        LeadState state = states.of(lead).orElseThrow(() -> Problems.notFound("lead", lead));
        String purpose = said.purpose();
        if (said.channel() == null || !said.channel().matches("[a-z_]{1,40}")) {
            throw Problems.invalid("channel", "unfit", "email, sms, phone, wechat …");
        }
        if (purpose != null && !purpose.matches("[a-z][a-z0-9_-]{0,59}")) {
            throw Problems.invalid("purpose", "unfit", "newsletter, events …");
        }
        String note = said.note() == null ? "" : said.note().strip();
        if (note.length() > LONGEST_NOTE) {
            throw Problems.invalid("note", "too-long", LONGEST_NOTE);
        }
        Map<String, Value> told = new HashMap<>(Map.of("channel", Value.of(said.channel())));
        if (purpose != null) {
            told.put("purpose", Value.of(purpose));
        }
        if (!note.isEmpty()) {
            told.put("note", Value.of(note));
        }
        Instant now = clock.now();
        events.accept(List.of(new Arrival(
                "console",
                ids.next(),
                new Arrival.Who.Lead(state.lead()),
                said.given() ? "consent.given" : "consent.withdrawn",
                now,
                now,
                Map.of(),
                told,
                new Context(null, current.get().actor(), Map.of()),
                false,
                "{}")));
    }

    private Page page(
            @Nullable Long lead, @Nullable String channel, @Nullable Said said, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, 200);
        List<EntryRows.Standing> found = rows.page(lead, channel, said, mark(cursor), size + 1);
        List<EntryRows.Standing> page = found.subList(0, Math.min(size, found.size()));
        Map<Long, LeadState> known = states
                .of(page.stream().map(EntryRows.Standing::lead).distinct().toList())
                .stream()
                .collect(Collectors.toMap(LeadState::lead, Function.identity()));
        boolean masked = !current.get().has(Role.MARKETER, Role.SDR, Role.SELLER);
        return new Page(
                page.stream().map(it -> line(it, known.get(it.lead()), masked)).toList(),
                found.size() > size ? mark(page.getLast()) : null);
    }

    private static Line line(EntryRows.Standing standing, @Nullable LeadState state, boolean masked) {
        Entry entry = standing.entry();
        return new Line(
                standing.lead(),
                state == null ? null : LeadName.of(state, masked),
                entry.at(),
                entry.said(),
                entry.channel(),
                entry.purpose(),
                entry.origin(),
                entry.words(),
                entry.textVersion(),
                masked ? null : entry.page(),
                masked ? null : entry.ip(),
                masked ? null : entry.agent(),
                entry.actor(),
                masked ? null : entry.note());
    }

    private static List<Standing> standings(Contact contact) {
        return contact.byChannel().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> {
                    int cut = one.getKey().indexOf('/');
                    return new Standing(
                            cut < 0 ? one.getKey() : one.getKey().substring(0, cut),
                            cut < 0 ? null : one.getKey().substring(cut + 1),
                            one.getValue().permission(),
                            one.getValue().since());
                })
                .toList();
    }

    private static String mark(EntryRows.Standing last) {
        return last.entry().at() + "_" + last.lead() + "_" + last.entry().input();
    }

    private static EntryRows.@Nullable Mark mark(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        String[] parts = cursor.split("_", 3);
        try {
            if (parts.length == 3) {
                return new EntryRows.Mark(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts[2]);
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw Problems.badRequest("cursor");
        }
        throw Problems.badRequest("cursor");
    }
}
