package io.hatchery.testkit.life;

import java.util.List;

/** Everything one lead did and everything done with them, in order of time. */
public record Life(int number, List<LifeEvent> events) {
    public Life {
        events = List.copyOf(events);
    }
}
