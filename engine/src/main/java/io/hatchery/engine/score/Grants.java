package io.hatchery.engine.score;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.score.ScoreRule.Decay;
import io.hatchery.engine.score.Scores.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Points that fade grant by grant, evenly or all at once. Those of one second are one grant, and what is gone is forgotten. Of more than
 * {@value #MOST} at a time, the two oldest become one of their points at the middle of their times, weighted by their points: even fading
 * stays exact until the older would have been gone, and expiry is off by less than the time between the two.
 */
final class Grants {
    static final int MOST = 64;

    private Grants() {}

    /** What grants stand at. */
    static double at(List<Grant> grants, Decay decay, Instant now) {
        double points = 0;
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            points += grant.points() * Fading.weight(decay, grant.at(), now);
        }
        return points;
    }

    /** These with one more, in their order. */
    static List<Grant> with(List<Grant> grants, Grant added, Decay decay, Instant now) {
        List<Grant> all = new ArrayList<>(grants.size() + 1);
        Grant waiting = added;
        for (Grant grant : grants) {
            if (Fading.weight(decay, grant.at(), now) == 0) {
                continue;
            }
            if (waiting != null && waiting.at().getEpochSecond() == grant.at().getEpochSecond()) {
                all.add(new Grant(grant.points() + waiting.points(), grant.at()));
                waiting = null;
                continue;
            }
            if (waiting != null && waiting.at().isBefore(grant.at())) {
                all.add(waiting);
                waiting = null;
            }
            all.add(grant);
        }
        if (waiting != null) {
            all.add(waiting);
        }
        if (all.size() > MOST) {
            all.set(1, joined(all.get(0), all.get(1)));
            all.removeFirst();
        }
        return all;
    }

    private static Grant joined(Grant older, Grant newer) {
        double points = older.points() + newer.points();
        double part = newer.points() / points;
        long micros = (long) (Duration.between(older.at(), newer.at()).toSeconds() * part * 1e6);
        return new Grant(points, Moments.micros(older.at().plusNanos(micros * 1000)));
    }
}
