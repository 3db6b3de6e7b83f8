package io.hatchery.server.unify;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Merges;
import io.hatchery.server.unify.PairRows.Pair;
import io.hatchery.server.unify.PairRows.State;
import io.hatchery.server.unify.matching.Weights.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares leads that changed with those they share a block with, and merges without asking what the operator said is sure enough. */
@Component
class Comparer {
    static final String SYSTEM = "system";

    private static final Logger LOG = LoggerFactory.getLogger(Comparer.class);
    private static final int CHUNK = 300;

    private final ProfileRows profiles;
    private final PairRows pairs;
    private final Settings settings;
    private final Merges merges;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final boolean background;

    /** @param background whether it runs by itself; tests run it by hand */
    Comparer(
            ProfileRows profiles,
            PairRows pairs,
            Settings settings,
            Merges merges,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${hatchery.runtime.background:true}") boolean background) {
        this.profiles = profiles;
        this.pairs = pairs;
        this.settings = settings;
        this.merges = merges;
        this.clock = clock;
        this.transaction = transaction;
        this.background = background;
    }

    @Scheduled(fixedDelay = 1500, initialDelay = 3000)
    void tick() {
        if (background) {
            try {
                compareAll();
            } catch (DataAccessException e) {
                LOG.debug("Leads could not be compared just now; next time", e);
            }
        }
    }

    /** Compares all that is to be compared; answers how many leads that were. */
    int compareAll() {
        int total = 0;
        int some = compareSome();
        while (some > 0) {
            total += some;
            some = compareSome();
        }
        return total;
    }

    /** Compares at most a few hundred leads, in a transaction of its own. */
    int compareSome() {
        UnifySettings rules = settings.get(UnifySettings.AREA);
        List<Pair> found = new ArrayList<>();
        Integer leads = transaction.execute(status -> {
            List<Long> some = profiles.take(CHUNK);
            found.clear();
            found.addAll(compared(some, rules));
            if (!some.isEmpty()) {
                pairs.found(some, found);
            }
            return some.size();
        });
        Double limit = rules.automatic();
        if (limit != null) {
            found.stream().filter(pair -> pair.probability() >= limit).forEach(this::mergeUnasked);
        }
        return Objects.requireNonNullElse(leads, 0);
    }

    private List<Pair> compared(List<Long> leads, UnifySettings rules) {
        List<long[]> candidates = leads.isEmpty() ? List.of() : profiles.candidates(leads);
        Set<Long> all = new HashSet<>(leads);
        candidates.forEach(pair -> all.add(pair[1]));
        Map<Long, List<String>> parts = profiles.parts(all);
        Instant now = clock.now();
        Set<List<Long>> seen = new HashSet<>();
        List<Pair> found = new ArrayList<>();
        for (long[] candidate : candidates) {
            long one = Math.min(candidate[0], candidate[1]);
            long other = Math.max(candidate[0], candidate[1]);
            List<String> mine = parts.get(one);
            List<String> theirs = parts.get(other);
            if (mine == null || theirs == null || !seen.add(List.of(one, other))) {
                continue;
            }
            Match match = rules.weights().match(mine, theirs);
            if (match.probability() >= UnifySettings.WORTH_A_LOOK) {
                found.add(new Pair(
                        one,
                        other,
                        match.probability(),
                        match.bits(),
                        match.evidence(),
                        State.OPEN,
                        now,
                        null,
                        null,
                        null));
            }
        }
        return found;
    }

    private void mergeUnasked(Pair pair) {
        boolean open = pairs.find(pair.one(), pair.other())
                .filter(it -> it.state() == State.OPEN)
                .isPresent();
        if (open
                && merges.merge(pair.one(), pair.other(), SYSTEM, "automatic")
                        instanceof Merges.Outcome.Done(String id)) {
            pairs.decide(pair.one(), pair.other(), State.MERGED, clock.now(), SYSTEM, id);
        }
    }
}
