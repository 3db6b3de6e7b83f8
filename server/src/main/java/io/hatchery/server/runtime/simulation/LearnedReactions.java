package io.hatchery.server.runtime.simulation;

import io.hatchery.engine.Input;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.simulation.DryRun;
import io.hatchery.engine.simulation.Reactions;
import io.hatchery.server.runtime.Recordings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Learns how leads react from a sample of those known. */
@Component
class LearnedReactions {
    private static final int SAMPLE = 2_000;
    private static final int AT_A_TIME = 100;

    private final Recordings recordings;

    LearnedReactions(Recordings recordings) {
        this.recordings = recordings;
    }

    /** @param leads from how many leads it was learned */
    record Learned(int leads, Reactions reactions) {}

    Learned of(Journey journey) {
        List<Long> sample = recordings.sample(SAMPLE);
        List<List<Long>> pages = new ArrayList<>();
        for (int i = 0; i < sample.size(); i += AT_A_TIME) {
            pages.add(sample.subList(i, Math.min(sample.size(), i + AT_A_TIME)));
        }
        Iterable<List<Input.Happened>> lives =
                () -> pages.stream().flatMap(page -> lives(page).stream()).iterator();
        return new Learned(sample.size(), Reactions.learn(DryRun.asked(journey), lives));
    }

    private List<List<Input.Happened>> lives(List<Long> leads) {
        List<List<Input.Happened>> lives = new ArrayList<>();
        recordings.lives(
                leads,
                life -> lives.add(life.inputs().stream()
                        .sorted(Comparator.comparing(Input.Happened::occurredAt))
                        .toList()));
        return lives;
    }
}
