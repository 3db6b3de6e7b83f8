package io.hatchery.server.runtime;

import io.hatchery.engine.LeadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a draft would change on a sample of leads.
 *
 * @param changed those who would stand elsewhere, at most {@value #LISTED}
 */
record DraftEffect(int sample, Both grades, Both stages, Both segments, List<Changed> changed) {
    private static final int LISTED = 200;

    /** Leads by name of what they are in, now and under the draft. */
    record Both(Map<String, Integer> live, Map<String, Integer> draft) {}

    record Standing(@Nullable String grade, @Nullable String stage) {
        static Standing of(LeadState state) {
            return new Standing(state.scores().grade(), state.stage().stage());
        }
    }

    record Changed(long lead, @Nullable String name, Standing from, Standing to) {}

    /** A lead as it is, and as it would be. */
    record Pair(LeadState live, LeadState draft) {}

    static DraftEffect of(List<Pair> sample) {
        Count grades = new Count();
        Count stages = new Count();
        Count segments = new Count();
        List<Changed> changed = new ArrayList<>();
        for (Pair pair : sample) {
            Standing from = Standing.of(pair.live());
            Standing to = Standing.of(pair.draft());
            grades.add(
                    Stream.ofNullable(from.grade()).toList(),
                    Stream.ofNullable(to.grade()).toList());
            stages.add(
                    Stream.ofNullable(from.stage()).toList(),
                    Stream.ofNullable(to.stage()).toList());
            segments.add(
                    pair.live().segments().since().keySet(),
                    pair.draft().segments().since().keySet());
            if (!from.equals(to) && changed.size() < LISTED) {
                changed.add(new Changed(pair.live().lead(), LeadName.of(pair.live(), false), from, to));
            }
        }
        return new DraftEffect(sample.size(), grades.both(), stages.both(), segments.both(), changed);
    }

    private static final class Count {
        private final Map<String, Integer> live = new TreeMap<>();
        private final Map<String, Integer> draft = new TreeMap<>();

        void add(Iterable<String> now, Iterable<String> then) {
            now.forEach(one -> live.merge(one, 1, Integer::sum));
            then.forEach(one -> draft.merge(one, 1, Integer::sum));
        }

        Both both() {
            return new Both(live, draft);
        }
    }
}
