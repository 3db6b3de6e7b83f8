package io.hatchery.server.intake.tracking;

import io.hatchery.server.access.WriteKey;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/** Takes forms of any website, sent by the browser itself or by a script, as {@code form.submitted}. */
@Component
class FormDoor {
    private final Events events;
    private final KeyRing keys;
    private final Interpreters interpreters;
    private final Debugger debugger;
    private final FormPages pages;
    private final Clock clock;
    private final Ids ids;

    FormDoor(
            Events events,
            KeyRing keys,
            Interpreters interpreters,
            Debugger debugger,
            FormPages pages,
            Clock clock,
            Ids ids) {
        this.events = events;
        this.keys = keys;
        this.interpreters = interpreters;
        this.debugger = debugger;
        this.pages = pages;
        this.clock = clock;
        this.ids = ids;
    }

    void answer(String form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!form.matches("[\\p{L}\\p{N}._-]{1,100}")) {
            throw Problems.badRequest("form-name");
        }
        FormEntries entries = FormEntries.read(request);
        String shown = KeyRing.inHeader(request.getHeader("Authorization"));
        WriteKey key = keys.known(shown != null ? shown : entries.control("writeKey"), request.getHeader("Origin"));
        if (entries.isBot()) {
            debugger.refused(
                    key.id(),
                    List.of(new Outcome.Refused(
                            0, "form.submitted", null, Refusal.of("honeypot", form), entries.raw())));
        } else {
            take(form, entries, key, request);
        }
        pages.thanks(entries, key, request, response);
    }

    private void take(String form, FormEntries entries, WriteKey key, HttpServletRequest request) {
        FormSubmission submission =
                new FormSubmission(interpreters.playbook().fields(), interpreters.region(), clock.now());
        switch (submission.read(form, entries, EventDoor.sender(key, request), ids.next())) {
            case Told.Arrived(Arrival arrival) -> {
                try {
                    events.submit(arrival).join();
                } catch (CompletionException e) {
                    throw e.getCause() instanceof RuntimeException cause ? cause : e;
                }
                debugger.accepted(key.id(), List.of(arrival));
            }
            case Told.Refused(Refusal why) -> {
                debugger.refused(key.id(), List.of(new Outcome.Refused(0, "form.submitted", null, why, entries.raw())));
                throw Problems.invalid("", "event." + why.code(), why.args().toArray());
            }
            case Told.Ignored ignored -> {}
        }
    }
}
