package io.hatchery.server.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets several pieces of work run by turns, one at a time, each from one of its stops to the next, in an order that whoever holds this
 * chooses. A piece that has to wait for a lock of another is left waiting, and looked for when something was released: whether it waits
 * is asked of the database and not of time, so the same choices give the same run.
 */
final class Turns {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final IntPredicate waits;
    private final List<Run> runs = new ArrayList<>();

    /** @param waits whether the backend of the database with this number waits for another's lock */
    Turns(IntPredicate waits) {
        this.waits = waits;
    }

    /** A piece of work under way. */
    static final class Run {
        private final int backend;
        private final Semaphore go = new Semaphore(0);
        private final Semaphore stands = new Semaphore(0);
        private final AtomicInteger free = new AtomicInteger();
        private volatile boolean ended;
        private volatile @Nullable Throwable thrown;
        private boolean waiting;

        private Run(int backend) {
            this.backend = backend;
        }

        /** A stop; called by the work itself. */
        void stop() {
            if (free.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                stands.release();
                go.acquireUninterruptibly();
            }
        }

        /** The next stop is one, whatever was allowed. */
        void hold() {
            free.set(0);
        }

        boolean ended() {
            return ended;
        }

        @Nullable Throwable thrown() {
            return thrown;
        }
    }

    /** Work that stands before its first step. */
    Run begin(int backend, java.util.function.Consumer<Run> work) {
        Run run = new Run(backend);
        runs.add(run);
        Thread.ofVirtual().start(() -> {
            run.go.acquireUninterruptibly();
            try {
                work.accept(run);
            } catch (Throwable e) {
                run.thrown = e;
            }
            run.ended = true;
            run.stands.release();
        });
        return run;
    }

    /** Lets it run past so many stops. Answers when it stands, waits for another, or has ended. */
    void let(Run run, int stops) {
        run.free.set(stops);
        run.go.release();
        await(run);
        for (Run other : runs) {
            if (other.waiting && other != run) {
                await(other);
            }
        }
        runs.removeIf(Run::ended);
    }

    /** Nobody can move: gives the database time to see that they wait in a ring. */
    void untie() {
        long start = System.nanoTime();
        while (runs.stream().allMatch(run -> run.waiting)) {
            for (Run run : runs) {
                await(run);
            }
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("everybody waits for each other");
            }
        }
        runs.removeIf(Run::ended);
    }

    boolean canMove(Run run) {
        return !run.waiting && !run.ended;
    }

    private void await(Run run) {
        run.waiting = false;
        long start = System.nanoTime();
        while (!stands(run)) {
            if (waits.test(run.backend)) {
                run.hold();
                run.waiting = true;
                return;
            }
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("work neither ends nor waits for a lock");
            }
        }
    }

    private static boolean stands(Run run) {
        try {
            return run.stands.tryAcquire(2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
