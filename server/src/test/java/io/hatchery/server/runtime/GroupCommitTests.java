package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTests {
    private static final int BATCH = 5;
    private static final int WAITING = 10;

    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final GroupCommit door = door(batch -> {
        batches.add(batch.size());
        entered.countDown();
        await(gate);
        return batch.stream().<Receipt>map(one -> new Receipt.Concluded(1)).toList();
    });

    private static GroupCommit door(Function<List<Incoming>, List<Receipt>> settle) {
        return new GroupCommit(
                settle::apply,
                new RuntimeProperties(1, BATCH, Duration.ZERO, WAITING, false),
                new Meters(new SimpleMeterRegistry()),
                List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        gate.countDown();
        door.stop();
    }

    private CompletableFuture<Receipt> submit(int number) {
        return door.submit(anArrival("m" + number).by(email("a@b.cn")).build());
    }

    @Test
    void whatArrivesWhileABatchIsWrittenSharesTheNextOnesUpToTheirSize() {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        receipts.add(submit(0));
        await(entered);
        for (int i = 1; i <= 7; i++) {
            receipts.add(submit(i));
        }
        assertThat(receipts).noneMatch(CompletableFuture::isDone);
        gate.countDown();
        receipts.forEach(receipt -> assertThat(receipt.join()).isEqualTo(new Receipt.Concluded(1)));
        assertThat(batches).containsExactly(1, BATCH, 2);
    }

    @Test
    void moreThanCanBeKeptIsTurnedAwayAtOnceWithATimeToComeBack() {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>(List.of(submit(0)));
        await(entered);
        for (int i = 1; i <= WAITING; i++) {
            receipts.add(submit(i));
        }
        assertThat(receipts).noneMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> submit(99))
                .isInstanceOfSatisfying(
                        Events.Overloaded.class,
                        overloaded -> assertThat(overloaded.retryAfterSeconds()).isPositive());
    }

    @Test
    void whoeverStandsInLineIsStillServedWhenTheDoorCloses() {
        CompletableFuture<Receipt> first = submit(0);
        await(entered);
        CompletableFuture<Receipt> second = submit(1);
        gate.countDown();
        door.stop();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThatThrownBy(() -> submit(2)).isInstanceOf(Events.Overloaded.class);
    }

    @Test
    void aFailureOfTheDatabaseIsToldToThoseWhoWaitAndTheDoorStaysOpen() {
        List<RuntimeException> failures = new ArrayList<>(List.of(new IllegalStateException("away")));
        GroupCommit shaky = door(batch -> {
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            return batch.stream().<Receipt>map(one -> new Receipt.Concluded(7)).toList();
        });
        Arrival arrival = anArrival("m").by(email("a@b.cn")).build();
        assertThatThrownBy(() -> shaky.submit(arrival).join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("away");
        assertThat(shaky.submit(arrival).join()).isEqualTo(new Receipt.Concluded(7));
        shaky.stop();
    }

    @Test
    void listsLargerThanABatchAreCut() {
        gate.countDown();
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            arrivals.add(anArrival("m" + i).by(email("a@b.cn")).build());
        }
        assertThat(door.accept(arrivals)).hasSize(12);
        assertThat(batches).containsExactly(5, 5, 2);
    }
}
