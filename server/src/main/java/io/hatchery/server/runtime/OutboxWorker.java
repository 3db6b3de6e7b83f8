package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Claims effects for a while, has them carried out, and writes down what came of it. A server that dies holding some loses nothing:
 * the lease runs out and another takes them, so a handler may see an effect twice. Effects of one lead are carried out one after
 * the other.
 */
@Component
class OutboxWorker implements Outbox {
    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int AT_A_TIME = 64;
    private static final int GIVE_UP_AFTER = 12;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final OutboxRows rows;
    private final Events events;
    private final ObjectProvider<EffectHandler> handlers;
    private final Clock clock;
    private final Meters meters;
    private final Supplier<ExecutorService> threads;

    @Autowired
    OutboxWorker(OutboxRows rows, Events events, ObjectProvider<EffectHandler> handlers, Clock clock, Meters meters) {
        this(rows, events, handlers, clock, meters, Executors::newVirtualThreadPerTaskExecutor);
    }

    /** @param threads carry effects out; one drain uses them and closes them */
    OutboxWorker(
            OutboxRows rows,
            Events events,
            ObjectProvider<EffectHandler> handlers,
            Clock clock,
            Meters meters,
            Supplier<ExecutorService> threads) {
        this.rows = rows;
        this.events = events;
        this.handlers = handlers;
        this.clock = clock;
        this.meters = meters;
        this.threads = threads;
    }

    @Override
    public int drain() {
        int total = 0;
        try (ExecutorService hands = threads.get()) {
            for (List<OutboxRows.Claimed> claimed = claim(); !claimed.isEmpty(); claimed = claim()) {
                Map<Long, List<OutboxRows.Claimed>> byLead = claimed.stream()
                        .collect(Collectors.groupingBy(one -> one.effect().lead()));
                List<Future<?>> running = new ArrayList<>();
                byLead.values().forEach(some -> running.add(hands.submit(() -> some.forEach(this::perform))));
                running.forEach(OutboxWorker::await);
                total += claimed.size();
            }
        }
        return total;
    }

    private List<OutboxRows.Claimed> claim() {
        return rows.claim(clock.now(), LEASE, AT_A_TIME);
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            log.error("An effect's outcome could not be written down; it will be tried again", e);
        }
    }

    private void perform(OutboxRows.Claimed claimed) {
        Effect effect = claimed.effect();
        Outcome outcome = outcomeOf(claimed);
        switch (outcome) {
            case Outcome.Done(List<Arrival> told) -> {
                tell(effect, told, JourneyNews.done(effect, clock.now()));
                rows.done(effect.id());
            }
            case Outcome.Failed(String why, List<Arrival> told) -> fail(effect, why, told);
            case Outcome.Retry(Duration after, String why) -> {
                if (claimed.attempt() >= GIVE_UP_AFTER) {
                    fail(effect, "Given up after " + claimed.attempt() + " attempts: " + why, List.of());
                } else {
                    rows.retry(effect.id(), clock.now().plus(after), why);
                }
            }
            case Outcome.Wait(Duration until, String why) ->
                rows.waits(effect.id(), clock.now().plus(until), why);
        }
        meters.effect(effect.getClass().getSimpleName(), outcome.getClass().getSimpleName());
    }

    private void fail(Effect effect, String why, List<Arrival> told) {
        tell(effect, told, JourneyNews.failed(effect, why, clock.now()));
        rows.failed(effect.id(), why);
    }

    private Outcome outcomeOf(OutboxRows.Claimed claimed) {
        Optional<EffectHandler> handler = handlers.orderedStream()
                .filter(one -> one.handles(claimed.effect()))
                .findFirst();
        if (handler.isEmpty()) {
            return new Outcome.Failed(
                    "Nothing in this server carries out a "
                            + claimed.effect().getClass().getSimpleName(),
                    List.of());
        }
        try {
            return handler.get().perform(claimed.effect(), claimed.attempt());
        } catch (RuntimeException e) {
            log.warn("Effect {} failed, attempt {}", claimed.effect().getClass().getSimpleName(), claimed.attempt(), e);
            return new Outcome.Retry(pause(claimed.attempt()), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Duration pause(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** The story of an effect has ids made of the effect's, so telling it twice changes nothing. */
    private void tell(Effect effect, List<Arrival> told, Optional<Arrival> news) {
        List<Arrival> named = new ArrayList<>();
        for (Arrival one : told) {
            named.add(new Arrival(
                    one.source(),
                    effect.id() + "/" + one.type() + "/" + named.size(),
                    one.who(),
                    one.type(),
                    one.occurredAt(),
                    one.receivedAt(),
                    one.traits(),
                    one.properties(),
                    one.context(),
                    one.historic(),
                    one.raw()));
        }
        news.ifPresent(named::add);
        if (!named.isEmpty()) {
            events.accept(named);
        }
    }
}
