package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.rules.Draft;
import java.util.HashMap;
import java.util.Map;

/** Decides which patterns an event matched. */
public final class Watching {
    private static final Reason OBSERVED = Reason.of("event.observed");
    private static final Reason REFILLED = Reason.of("event.refilled");
    private final PatternBook book;

    public Watching(PatternBook book) {
        this.book = book;
    }

    /** Observes an event, and says which patterns it matched. */
    public PatternFact.Observed observe(Draft draft, Input.Happened event) {
        PatternFact.Observed observed = new PatternFact.Observed(
                event.id(),
                event.type(),
                PatternBook.occurred(event),
                event.context().source(),
                book.matches(draft.state().summaries().byKey(), event));
        draft.conclude(OBSERVED, observed);
        return observed;
    }

    /** Takes over re-derived summaries, each with only the times its rules ask for. */
    public void refill(Draft draft, Input.Refill refill) {
        Map<String, Summary> kept = new HashMap<>();
        refill.summaries().forEach((key, summary) -> {
            Watched watched = book.get(key);
            if (watched != null) {
                kept.put(key, summary.keeping(watched.keep()));
            }
        });
        if (!kept.isEmpty()) {
            draft.conclude(REFILLED, new PatternFact.Refilled(kept));
        }
    }
}
