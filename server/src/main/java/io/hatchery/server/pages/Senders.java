package io.hatchery.server.pages;

import io.hatchery.engine.LeadState;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.LeadName;
import io.hatchery.server.runtime.States;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows who is behind submissions: the leads as they are now, also when they were merged into others since. */
@Component
class Senders {
    private final SubmissionRows rows;
    private final States states;
    private final CurrentUser current;

    Senders(SubmissionRows rows, States states, CurrentUser current) {
        this.rows = rows;
        this.states = states;
        this.current = current;
    }

    /** Somebody who sent a form, or opened what it handed out. */
    record Sender(long id, @Nullable String name, @Nullable String stage, Instant at) {}

    record Page(List<Sender> items, @Nullable String next) {}

    Page page(SubmissionRows.Wanted wanted, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, 200);
        Cursor before = Cursor.read(cursor);
        return page(rows.taken(wanted, before.at(), before.id(), size + 1), size);
    }

    /** @param found one more than a page holds, when there are more */
    Page page(List<SubmissionRows.Sent> found, int size) {
        List<SubmissionRows.Sent> shown = found.subList(0, Math.min(size, found.size()));
        boolean masked = !current.get().has(Role.MARKETER, Role.SDR, Role.SELLER);
        return new Page(
                shown.stream().map(sent -> sender(sent, masked)).toList(),
                found.size() > size
                        ? Cursor.write(shown.getLast().at(), shown.getLast().id())
                        : null);
    }

    private Sender sender(SubmissionRows.Sent sent, boolean masked) {
        Optional<LeadState> state = states.of(sent.lead());
        return new Sender(
                state.map(LeadState::lead).orElse(sent.lead()),
                state.map(it -> LeadName.of(it, masked)).orElse(null),
                state.map(it -> it.stage().stage()).orElse(null),
                sent.at());
    }
}
