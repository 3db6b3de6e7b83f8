package io.hatchery.server.unify;

import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.unify.matching.Learning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Looks through all leads for duplicates: first learns from some of them what agreements are worth here, then has every lead compared
 * anew. Memory does not grow with the leads.
 */
@Component
class SearchJob implements JobKind<SearchJob.Progress> {
    private static final int CHUNK = 300;
    private static final int SAMPLE = 4_000;
    private static final int ENOUGH = 2_000;

    private final ProfileRows profiles;
    private final Comparer comparer;
    private final Settings settings;

    SearchJob(ProfileRows profiles, Comparer comparer, Settings settings) {
        this.profiles = profiles;
        this.comparer = comparer;
        this.settings = settings;
    }

    /** @param after the last lead that was looked at; 0 at the beginning */
    record Progress(long after, long done, long total) {}

    record Found(long leads, long learnedFrom) {}

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public Class<Progress> state() {
        return Progress.class;
    }

    @Override
    public Turn<Progress> turn(Job job, Progress state) {
        if (state.total() == 0) {
            learn(job.startedBy());
            return new Turn.More<>(
                    new Progress(0, 0, Math.max(1, profiles.count())), 0, profiles.count(), Job.Note.of("duplicates"));
        }
        List<Long> some = profiles.after(state.after(), CHUNK);
        if (some.isEmpty()) {
            return new Turn.Done<>(
                    new Found(state.done(), settings.get(UnifySettings.AREA).learnedFrom()));
        }
        profiles.toDo(some);
        comparer.compareAll();
        long done = state.done() + some.size();
        return new Turn.More<>(
                new Progress(some.getLast(), done, state.total()), done, state.total(), Job.Note.of("duplicates"));
    }

    private void learn(String by) {
        List<Long> sample = profiles.after(0, SAMPLE);
        Map<Long, List<String>> parts = profiles.parts(sample);
        Learning learning = new Learning(Profile.PARTS);
        List<List<String>> all = new ArrayList<>(parts.values());
        long drawn = 0;
        for (int step = 1; step < all.size() && drawn < 20_000; step += Math.max(1, all.size() / 7)) {
            for (int i = 0; i + step < all.size(); i++) {
                learning.drawn(all.get(i), all.get(i + step));
                drawn++;
            }
        }
        long pairs = 0;
        for (int from = 0; from < sample.size(); from += CHUNK) {
            List<long[]> candidates = profiles.candidates(sample.subList(from, Math.min(sample.size(), from + CHUNK)));
            Map<Long, List<String>> theirs =
                    profiles.parts(candidates.stream().map(it -> it[1]).toList());
            for (long[] pair : candidates) {
                List<String> one = parts.get(pair[0]);
                List<String> other = theirs.get(pair[1]);
                if (one != null && other != null && pair[0] < pair[1]) {
                    learning.candidate(one, other);
                    pairs++;
                }
            }
        }
        if (pairs >= ENOUGH && drawn >= ENOUGH) {
            UnifySettings before = settings.get(UnifySettings.AREA);
            settings.put(
                    UnifySettings.AREA,
                    new UnifySettings(before.automatic(), learning.learn(), pairs),
                    Objects.requireNonNullElse(by, Comparer.SYSTEM));
        }
    }
}
