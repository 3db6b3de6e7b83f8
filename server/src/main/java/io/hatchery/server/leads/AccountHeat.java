package io.hatchery.server.leads;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * How warm a company was week by week: its people's engagement at each moment, told by their facts as they stand on record, so that
 * nothing need be kept for it. They are the people who belong to it now.
 */
@Component
class AccountHeat {
    private static final Duration WEEK = Duration.ofDays(7);

    /** People whose lives are read, at most; the warmest now. */
    static final int PEOPLE = 200;

    private final Recordings recordings;
    private final Clock clock;

    AccountHeat(Recordings recordings, Clock clock) {
        this.recordings = recordings;
        this.clock = clock;
    }

    /**
     * A moment.
     *
     * @param heat the engagement of its people together, without spam
     * @param people who had been seen by then
     */
    record Point(Instant at, double heat, int people) {}

    /**
     * The last so many weeks, the last of them now.
     *
     * @param leads whose
     * @param weeks 1 to 104
     */
    List<Point> of(List<Long> leads, int weeks) {
        Instant now = clock.now();
        List<Instant> moments = new ArrayList<>();
        for (int week = weeks; week >= 0; week--) {
            moments.add(now.minus(WEEK.multipliedBy(week)));
        }
        double[] heat = new double[moments.size()];
        int[] people = new int[moments.size()];
        for (long lead : leads) {
            Life life = new Life(lead, moments, heat, people);
            recordings.steps(lead, step -> life.take(step.facts()));
            life.end();
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < heat.length; i++) {
            points.add(new Point(moments.get(i), heat[i], people[i]));
        }
        return points;
    }

    /** One person's life, added up at each moment it passes. */
    private static final class Life {
        private final List<Instant> moments;
        private final double[] heat;
        private final int[] people;
        private LeadState state;
        private int next;

        Life(long lead, List<Instant> moments, double[] heat, int[] people) {
            this.state = LeadState.unknown(lead);
            this.moments = moments;
            this.heat = heat;
            this.people = people;
        }

        boolean take(List<Fact> facts) {
            for (Fact fact : facts) {
                while (next < moments.size() && fact.at().isAfter(moments.get(next))) {
                    pass();
                }
                state = Engine.evolve(state, fact);
            }
            return next < moments.size();
        }

        void end() {
            while (next < moments.size()) {
                pass();
            }
        }

        private void pass() {
            if (state.seq() > 0) {
                people[next]++;
                heat[next] += state.scores().spam()
                        ? 0
                        : Engine.scores(state, moments.get(next)).engagement();
            }
            next++;
        }
    }
}
