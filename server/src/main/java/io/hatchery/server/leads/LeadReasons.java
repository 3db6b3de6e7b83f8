package io.hatchery.server.leads;

import io.hatchery.server.leads.Explanation.Because;
import io.hatchery.server.leads.Explanation.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reasons of an explanation alone, in the shape the lead's page reads: what is so is on the page already. */
record LeadReasons(
        List<Score> scores,
        @Nullable Because grade,
        @Nullable Because spam,
        @Nullable Because stage,
        @Nullable Because owner,
        List<Concluded> tags,
        List<Concluded> segments,
        List<Concluded> journeys) {

    record Concluded(String id, @Nullable Because because) {}

    static LeadReasons of(Explanation e) {
        return new LeadReasons(
                e.scores(),
                e.grade() == null ? null : e.grade().because(),
                e.spam().because(),
                e.stage() == null ? null : e.stage().because(),
                e.owner() == null ? null : e.owner().because(),
                e.tags().stream()
                        .map(it -> new Concluded(it.id(), it.because()))
                        .toList(),
                e.segments().stream()
                        .map(it -> new Concluded(it.id(), it.because()))
                        .toList(),
                e.journeys().stream()
                        .map(it -> new Concluded(it.id(), it.because()))
                        .toList());
    }
}
