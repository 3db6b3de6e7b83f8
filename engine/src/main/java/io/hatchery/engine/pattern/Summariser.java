package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts some of a playbook's patterns over again, from the events of the log. */
public final class Summariser {
    private final PatternBook book;

    Summariser(PatternBook book) {
        this.book = book;
    }

    /** Which events it need be told of: types as patterns name them, among them {@code email.*} for many and {@code *} for all. */
    public Set<String> types() {
        return book.all().stream().map(watched -> watched.pattern().type()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Counts one more event of a lead; to be told in the order they were taken, each once.
     *
     * @param summaries what the lead's events have come to, by pattern key; changed
     */
    public void add(Map<String, Summary> summaries, Input.Happened event) {
        Instant at = PatternBook.occurred(event);
        for (PatternFact.Match match : book.matches(summaries, event)) {
            int keep = book.refilled(match);
            Summary before = summaries.get(match.pattern());
            summaries.put(match.pattern(), (before == null ? Summary.none(keep) : before).with(match, at, keep));
        }
    }
}
