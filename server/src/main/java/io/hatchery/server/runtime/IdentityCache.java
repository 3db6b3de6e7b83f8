package io.hatchery.server.runtime;

import io.hatchery.server.platform.Seed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers who had which identifier when it was last asked of the database. It is only a guess: an identifier moves to another lead
 * only in the transaction that marks its lead as joined, so whoever acts on a guess locks the lead and sees whether it still stands;
 * if not, the guesses are forgotten and the work is done again.
 */
@Component
class IdentityCache implements Seed {
    private static final int MOST = 50_000;

    private final Map<Identifier, Identities.Owned> guesses = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Identifier, Identities.Owned> eldest) {
            return size() > MOST;
        }
    };

    /** What is known of these. */
    synchronized List<Identities.Owned> guess(Collection<Identifier> identifiers) {
        List<Identities.Owned> known = new ArrayList<>();
        identifiers.forEach(one -> Optional.ofNullable(guesses.get(one)).ifPresent(known::add));
        return known;
    }

    synchronized void remember(Collection<Identities.Owned> found) {
        found.forEach(one -> guesses.put(one.identifier(), one));
    }

    synchronized void forget(Collection<Identifier> identifiers) {
        identifiers.forEach(guesses::remove);
    }

    /** Tests empty the tables. */
    @Override
    public synchronized void plant() {
        guesses.clear();
    }
}
