package io.hatchery.server.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What the host measures about itself: {@code hatchery.events}, {@code hatchery.batch} and their kin. */
@Component
class Meters {
    private static final double BUSY_EVENTS_PER_SECOND = 5_000;

    private final MeterRegistry registry;
    private final Counter concluded;
    private final Counter duplicates;
    private final Counter quarantined;
    private final Counter turnedAway;
    private final Counter woken;
    private final Timer batch;
    private final DistributionSummary size;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        concluded = events("concluded");
        duplicates = events("duplicate");
        quarantined = events("quarantined");
        turnedAway = events("turned away");
        woken = Counter.builder("hatchery.woken")
                .description("Leads woken because a moment had come")
                .register(registry);
        batch = Timer.builder("hatchery.batch")
                .description("Time to settle a batch of events")
                .register(registry);
        size = DistributionSummary.builder("hatchery.batch.size")
                .description("Events in a batch")
                .register(registry);
    }

    private Counter events(String outcome) {
        return Counter.builder("hatchery.events")
                .description("Events by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    void waiting(IntSupplier waiting) {
        Gauge.builder("hatchery.events.waiting", waiting::getAsInt)
                .description("Events in line")
                .register(registry);
    }

    void count(Receipt receipt) {
        switch (receipt) {
            case Receipt.Concluded _ -> concluded.increment();
            case Receipt.Duplicate _ -> duplicates.increment();
            case Receipt.Quarantined _ -> quarantined.increment();
        }
    }

    void turnedAway(int events) {
        turnedAway.increment(events);
    }

    void woken(int leads) {
        woken.increment(leads);
    }

    /** A transaction is run again because another was in its way. */
    void again(RuntimeException why) {
        registry.counter("hatchery.transactions.again", "why", why.getClass().getSimpleName())
                .increment();
    }

    void effect(String kind, String outcome) {
        registry.counter("hatchery.effects", "kind", kind, "outcome", outcome).increment();
    }

    <T> T timed(int events, Supplier<T> work) {
        size.record(events);
        Timer.Sample sample = Timer.start(registry);
        try {
            return work.get();
        } finally {
            sample.stop(batch);
        }
    }

    /** How long so many will take, in whole seconds, at least one. */
    int secondsFor(int events) {
        return 1 + (int) (events / BUSY_EVENTS_PER_SECOND);
    }
}
