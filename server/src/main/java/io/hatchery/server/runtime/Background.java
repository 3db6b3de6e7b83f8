package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the waker and the outbox run by themselves: each sleeps until something is due, a bell rings, or a few seconds have passed. */
@Component
class Background implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Background.class);
    /** Another server may have written something that is due sooner than this one knows. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

    private final RuntimeProperties properties;
    private final PostgresWaker waker;
    private final OutboxWorker outbox;
    private final LeadRows leads;
    private final OutboxRows effects;
    private final Partitions partitions;
    private final Bells bells;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Background(
            RuntimeProperties properties,
            PostgresWaker waker,
            OutboxWorker outbox,
            LeadRows leads,
            OutboxRows effects,
            Partitions partitions,
            Bells bells,
            Clock clock) {
        this.properties = properties;
        this.waker = waker;
        this.outbox = outbox;
        this.leads = leads;
        this.effects = effects;
        this.partitions = partitions;
        this.bells = bells;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (properties.background()) {
            threads.add(Thread.ofPlatform().name("waker").daemon().start(() -> repeat(bells.waker, this::wake)));
            threads.add(Thread.ofPlatform().name("outbox").daemon().start(() -> repeat(bells.outbox, this::carryOut)));
        }
    }

    private Optional<Instant> wake() {
        partitions.prepare();
        waker.tick();
        Optional<Instant> next = leads.nextDue();
        bells.wakerSleepsUntil(next.orElse(Instant.MAX));
        return next;
    }

    private Optional<Instant> carryOut() {
        outbox.drain();
        return effects.nextDue();
    }

    private void repeat(Bell bell, Supplier<Optional<Instant>> work) {
        while (running) {
            Duration pause = LONGEST_SLEEP;
            try {
                pause = work.get()
                        .map(next -> Duration.between(clock.now(), next))
                        .orElse(LONGEST_SLEEP);
            } catch (RuntimeException e) {
                log.error("{} failed and will try again", Thread.currentThread().getName(), e);
            }
            try {
                bell.await(pause.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        bells.waker.ring();
        bells.outbox.ring();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the door is open and stops before it closes. */
    @Override
    public int getPhase() {
        return 1;
    }
}
