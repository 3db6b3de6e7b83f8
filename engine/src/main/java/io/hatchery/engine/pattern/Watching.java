package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.rules.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    public List<Watched> observe(Draft draft, Input.Happened event) {
        List<Watched> matching = book.matching(event);
        List<PatternFact.Match> matches = new ArrayList<>(matching.size());
        for (Watched watched : matching) {
            matches.add(watched.match());
        }
        draft.conclude(
                OBSERVED,
                new PatternFact.Observed(
                        event.id(),
                        event.type(),
                        PatternBook.occurred(event),
                        event.context().source(),
                        matches));
        return matching;
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
