package io.hatchery.server.platform.jobs;

import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.database.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Runs jobs on a few threads of their own. */
@Component
class JobRunner implements Jobs, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int WORKERS = 2;
    private static final int TRIES = 4;
    private static final long LOOK_SECONDS = 2;
    private static final long RENEW_SECONDS = 8;

    private final JobRows rows;
    private final JsonMapper json;
    private final Ids ids;
    private final ObjectProvider<JobKind<?>> declared;
    private final boolean alone;
    private final String name;
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private volatile Map<String, JobKind<?>> kinds = Map.of();

    JobRunner(
            JobRows rows,
            JsonMapper json,
            Ids ids,
            ObjectProvider<JobKind<?>> declared,
            Optional<EmbeddedPostgres> embedded) {
        this.rows = rows;
        this.json = json;
        this.ids = ids;
        this.declared = declared;
        this.alone = embedded.isPresent();
        this.name = ids.next();
    }

    @Override
    public <S extends Record> String start(JobKind<S> kind, S first, String by) {
        String id = ids.next();
        rows.insert(id, kind.name(), first, by);
        whenStored(bell::release);
        return id;
    }

    private static void whenStored(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @Override
    public Optional<Job> find(String id) {
        return rows.find(id);
    }

    @Override
    public List<Job> running(String kind) {
        return rows.running(kind);
    }

    @Override
    public void cancel(String id) {
        rows.cancel(id);
    }

    @Override
    public void start() {
        kinds = declared.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Function.identity()));
        running = true;
        if (alone) {
            rows.releaseAll();
        }
        for (int i = 1; i <= WORKERS; i++) {
            String worker = name + "-" + i;
            threads.add(Thread.ofVirtual().name("job-worker-" + i).start(() -> work(worker)));
        }
        threads.add(Thread.ofVirtual().name("job-claims").start(this::renewClaims));
    }

    /** Lets the turns at hand end; the rest goes on at the next start. */
    @Override
    public void stop() {
        running = false;
        bell.release(WORKERS);
        threads.removeIf(thread -> {
            if (thread.getName().equals("job-claims")) {
                thread.interrupt();
            }
            return joined(thread);
        });
        threads.clear();
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(java.time.Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work(String worker) {
        while (running) {
            try {
                Optional<JobRows.Claimed> claimed = rows.claim(worker, List.copyOf(kinds.keySet()));
                if (claimed.isPresent()) {
                    run(worker, claimed.get(), kind(claimed.get().job().kind()));
                } else {
                    boolean rung = bell.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                    LOG.trace("Looking for work ({})", rung);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                pause(e);
            }
        }
    }

    private void pause(DataAccessException e) {
        if (running) {
            LOG.warn("Jobs cannot be read; trying again", e);
        }
        try {
            boolean rung = bell.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
            LOG.trace("Waited ({})", rung);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private JobKind<?> kind(String kind) {
        JobKind<?> found = kinds.get(kind);
        if (found == null) {
            throw new IllegalStateException("No one does jobs of kind " + kind);
        }
        return found;
    }

    private <S extends Record> void run(String worker, JobRows.Claimed claimed, JobKind<S> kind) {
        Job job = claimed.job();
        try {
            S state = json.treeToValue(claimed.cursor(), kind.state());
            boolean stop = claimed.cancelAsked();
            while (running && !stop) {
                switch (kind.turn(job, state)) {
                    case JobKind.Turn.More<S>(S next, long done, long total, Job.Note note) -> {
                        Optional<Boolean> cancelAsked =
                                rows.save(worker, job.id(), next, done, total > 0 ? total : null, note);
                        if (cancelAsked.isEmpty()) {
                            return; // another has it now
                        }
                        state = next;
                        stop = cancelAsked.get();
                    }
                    case JobKind.Turn.Done<S>(Record result) -> {
                        rows.end(worker, job.id(), Job.State.DONE, null, result);
                        return;
                    }
                    case JobKind.Turn.Failed<S>(Job.Note why) -> {
                        rows.end(worker, job.id(), Job.State.FAILED, why, null);
                        return;
                    }
                }
            }
            if (stop) {
                kind.cancelled(job, state);
                rows.end(worker, job.id(), Job.State.CANCELLED, null, null);
            } else {
                rows.release(worker);
            }
        } catch (RuntimeException e) {
            failed(worker, claimed, e);
        }
    }

    private void failed(String worker, JobRows.Claimed claimed, RuntimeException e) {
        int failures = claimed.failures() + 1;
        String id = claimed.job().id();
        if (e instanceof ProblemException problem) {
            rows.end(worker, id, Job.State.FAILED, Job.Note.of("failed", String.valueOf(problem.getMessage())), null);
        } else if (failures < TRIES && running) {
            LOG.warn("Job {} ({}) failed; it is tried again", id, claimed.job().kind(), e);
            rows.failedOnce(worker, id, failures);
        } else if (running) {
            LOG.error("Job {} ({}) failed", id, claimed.job().kind(), e);
            rows.end(worker, id, Job.State.FAILED, Job.Note.of("failed", String.valueOf(e.getMessage())), null);
        }
    }

    private void renewClaims() {
        while (running) {
            try {
                TimeUnit.SECONDS.sleep(RENEW_SECONDS);
                for (int i = 1; i <= WORKERS; i++) {
                    rows.renew(name + "-" + i);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                LOG.warn("Claims of jobs cannot be renewed", e);
            }
        }
    }
}
