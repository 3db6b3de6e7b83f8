package io.hatchery.server.intake.tracking;

import io.hatchery.server.access.WriteKey;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.HatcheryProperties;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.RateLimit;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes events, one or many, and answers when they are durable. */
@Component
class EventDoor {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Set<String> BATCHES = Set.of("batch", "b", "import");

    private final Events events;
    private final KeyRing keys;
    private final Interpreters interpreters;
    private final Debugger debugger;
    private final Refusals refusals;
    private final Clock clock;
    private final RateLimit limit;
    private final int eventsPerSecond;

    EventDoor(
            Events events,
            KeyRing keys,
            Interpreters interpreters,
            Debugger debugger,
            Refusals refusals,
            Clock clock,
            RateLimit limit,
            HatcheryProperties properties) {
        this.limit = limit;
        this.eventsPerSecond = properties.limits().eventsPerSecond();
        this.events = events;
        this.keys = keys;
        this.interpreters = interpreters;
        this.debugger = debugger;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param path after {@code /v1/} */
    void answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.equals("m")) {
            Bodies.read(request, Limits.BODY); // a browser's measurements of itself, of no use to anyone
            Answers.success(response);
            return;
        }
        boolean batch = BATCHES.contains(path);
        Call fixed = batch
                ? null
                : Call.ofPath(path)
                        .orElseThrow(() -> Problems.of(HttpStatus.NOT_FOUND, "tracking-path", "/v1/" + path));
        Payload payload = PayloadReader.read(Bodies.read(request, Limits.BODY), batch);
        switch (payload) {
            case Payload.Malformed(int line, int column, String why) ->
                throw refused(request, Problems.badRequest("json-malformed", line, column, why));
            case Payload.Unexpected(String code) -> throw refused(request, Problems.badRequest("tracking-" + code));
            case Payload.Events(ObjectNode envelope, List<Item> items) -> {
                WriteKey key = key(request, envelope);
                limit.take("key " + key.id(), items.size(), eventsPerSecond, SECOND);
                Outcome outcome = take(fixed, envelope, items, sender(key, request), key);
                Answers.answer(outcome, fixed != null, request, response, refusals);
            }
        }
    }

    /** Takes one event whose answer is of no interest. */
    void takeOne(Call call, byte[] body, HttpServletRequest request) {
        if (body.length <= Limits.EVENT
                && PayloadReader.read(body, false) instanceof Payload.Events(ObjectNode envelope, List<Item> items)) {
            WriteKey key = keys.of(request, envelope);
            take(call, envelope, items, sender(key, request), key);
        }
    }

    /** Clients do not send again what was turned away for its key: those who connect a site must be able to see it. */
    private WriteKey key(HttpServletRequest request, ObjectNode envelope) {
        try {
            return keys.of(request, envelope);
        } catch (ProblemException refused) {
            List<String> args = refused.args().stream().map(String::valueOf).toList();
            Refusal why = new Refusal(refused.code().substring("tracking-".length()), args);
            debugger.turnedAway(new Outcome.Refused(0, null, null, why, ""));
            throw refused;
        }
    }

    /** A body that cannot be read is worth knowing of, if it came with a key of ours. */
    private RuntimeException refused(HttpServletRequest request, RuntimeException problem) {
        String shown = KeyRing.inHeader(request.getHeader("Authorization"));
        if (shown != null) {
            WriteKey key = keys.known(shown, request.getHeader("Origin"));
            debugger.refused(key.id(), List.of(new Outcome.Refused(0, null, null, Refusal.of("body"), "")));
        }
        return problem;
    }

    static Sender sender(WriteKey key, HttpServletRequest request) {
        String agent = request.getHeader("Origin") == null ? null : request.getHeader("User-Agent");
        return new Sender("web:" + key.id(), request.getRemoteAddr(), agent);
    }

    private Outcome take(@Nullable Call fixed, ObjectNode envelope, List<Item> items, Sender sender, WriteKey key) {
        Instant now = clock.now();
        Interpreter interpreter = interpreters.current();
        List<Arrival> arrivals = new ArrayList<>(items.size());
        List<Outcome.Refused> refused = new ArrayList<>();
        List<Outcome.Refused> ignored = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            switch (item) {
                case Item.Unsound(Refusal why, String raw) -> refused.add(new Outcome.Refused(i, null, null, why, raw));
                case Item.Sound sound -> {
                    switch (interpreter.tell(fixed, sound, envelope, sender, now)) {
                        case Told.Arrived(Arrival arrival) -> arrivals.add(arrival);
                        case Told.Refused(Refusal why) -> refused.add(Outcome.Refused.of(i, sound, why));
                        case Told.Ignored(Refusal why) -> ignored.add(Outcome.Refused.of(i, sound, why));
                    }
                }
            }
        }
        keep(arrivals);
        debugger.accepted(key.id(), arrivals);
        debugger.refused(key.id(), refused);
        debugger.refused(key.id(), ignored);
        return new Outcome(arrivals.size() + ignored.size(), refused);
    }

    private void keep(List<Arrival> arrivals) {
        if (arrivals.size() == 1) {
            try {
                events.submit(arrivals.getFirst()).join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        } else if (!arrivals.isEmpty()) {
            events.accept(arrivals);
        }
    }
}
