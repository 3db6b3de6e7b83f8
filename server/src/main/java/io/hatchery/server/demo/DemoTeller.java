package io.hatchery.server.demo;

import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.testkit.life.LeadLife;
import io.hatchery.testkit.life.LifeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells generated lives to the host, through the same door as live events. */
@Component
final class DemoTeller {
    private static final Logger log = LoggerFactory.getLogger(DemoTeller.class);
    private static final int TELLERS = 2;
    private static final int TOGETHER = 500;
    private static final int STEP = 2_000;

    private final Events events;

    DemoTeller(Events events) {
        this.events = events;
    }

    /** Tells all lives; returns when every event is stored and concluded. */
    void tell(LeadLife life, Instant end) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService tellers = Executors.newFixedThreadPool(TELLERS)) {
            List<Future<?>> told = new ArrayList<>();
            for (int i = 0; i < TELLERS; i++) {
                told.add(tellers.submit(() -> tellSome(life, new DemoArrivals(end), next)));
            }
            for (Future<?> one : told) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demo company could not be told to its end", e.getCause());
        }
    }

    private void tellSome(LeadLife life, DemoArrivals arrivals, AtomicInteger next) {
        List<Arrival> together = new ArrayList<>(TOGETHER + 100);
        for (int number = next.getAndIncrement(); number < life.count(); number = next.getAndIncrement()) {
            for (LifeEvent event : life.life(number).events()) {
                together.add(arrivals.of(event));
            }
            if (together.size() >= TOGETHER) {
                events.accept(together);
                together.clear();
            }
            if (number % STEP == 0) {
                log.info("Demo company: {} of {} lives told", number, life.count());
            }
        }
        if (!together.isEmpty()) {
            events.accept(together);
        }
    }
}
