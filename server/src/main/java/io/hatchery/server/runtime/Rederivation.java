package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.playbook.Playbooks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * After a playbook was published, brings every lead up to it: summaries of new patterns come from the event log, all rules are looked
 * at again, and nothing is sent for the past. Goes by the numbers of leads, so it may stop and go on anywhere. Leads that receive an
 * event meanwhile are brought up first by the batch that takes it, so live traffic never sees old rules.
 */
@Component
class Rederivation implements JobKind<Rederivation.Progress> {
    private static final int AT_A_TIME = 1_000;

    /** So many transactions at once: while one waits for the database, another reads the past. */
    private static final int WAYS = 3;

    private final Jobs jobs;
    private final Transactions transactions;
    private final Partitions partitions;
    private final Workshop workshop;
    private final LeadRows leads;
    private final Books books;
    private final Bells bells;
    private final Playbooks playbooks;
    private final Clock clock;
    private final int atATime;
    private final int ways;

    @Autowired
    Rederivation(
            Jobs jobs,
            Transactions transactions,
            Partitions partitions,
            Workshop workshop,
            LeadRows leads,
            Books books,
            Bells bells,
            Playbooks playbooks,
            Clock clock) {
        this(jobs, transactions, partitions, workshop, leads, books, bells, playbooks, clock, AT_A_TIME, WAYS);
    }

    /**
     * @param atATime how many leads are brought up in one transaction
     * @param ways how many transactions run at once; with one, the turn's own thread does all
     */
    Rederivation(
            Jobs jobs,
            Transactions transactions,
            Partitions partitions,
            Workshop workshop,
            LeadRows leads,
            Books books,
            Bells bells,
            Playbooks playbooks,
            Clock clock,
            int atATime,
            int ways) {
        this.jobs = jobs;
        this.transactions = transactions;
        this.partitions = partitions;
        this.workshop = workshop;
        this.leads = leads;
        this.books = books;
        this.bells = bells;
        this.playbooks = playbooks;
        this.clock = clock;
        this.atATime = atATime;
        this.ways = ways;
    }

    /**
     * How far it is.
     *
     * @param after the number of the last lead brought up
     * @param total leads that were behind at the start, 0 before they were counted
     */
    record Progress(int version, long after, long done, long total) {}

    /** What came of it. */
    record Outcome(int version, long leads) {}

    @EventListener
    void published(Playbooks.Published event) {
        jobs.running(name()).forEach(job -> jobs.cancel(job.id()));
        jobs.start(this, new Progress(event.version(), 0, 0, 0), "system");
    }

    @Override
    public String name() {
        return "rederivation";
    }

    @Override
    public Class<Progress> state() {
        return Progress.class;
    }

    @Override
    public Turn<Progress> turn(Job job, Progress progress) {
        int version = playbooks.current().playbook().version();
        if (progress.total() == 0) {
            return pass(version, 0);
        }
        partitions.ensureFor(List.of(clock.now()));
        List<Long> some = leads.behind(version, progress.after(), Long.MAX_VALUE, atATime * ways);
        bringUp(version, progress.after(), some);
        long done = progress.done() + some.size();
        if (some.isEmpty()) {
            return pass(version, done);
        }
        return more(new Progress(version, some.getLast(), done, Math.max(done, progress.total())));
    }

    /**
     * Begins at the first lead, unless none is behind. A lead whose transaction read the rules just before these came into force may
     * be stored only after its number was passed; so whoever is being born is waited for, and looked for again.
     */
    private Turn<Progress> pass(int version, long done) {
        long behind = transactions.run(() -> {
            leads.awaitBirths();
            return leads.countBehind(version, 0);
        });
        return behind == 0
                ? new Turn.Done<>(new Outcome(version, done))
                : more(new Progress(version, 0, done, done + behind));
    }

    private static Turn<Progress> more(Progress progress) {
        return new Turn.More<>(
                progress,
                progress.done(),
                progress.total(),
                Job.Note.of("rederivation", progress.version(), progress.done(), progress.total()));
    }

    private void bringUp(int version, long after, List<Long> some) {
        List<Span> spans = new ArrayList<>();
        long from = after;
        for (int at = 0; at < some.size(); at += atATime) {
            long through = some.get(Math.min(some.size(), at + atATime) - 1);
            spans.add(new Span(from, through));
            from = through;
        }
        Together.all(
                spans.stream()
                        .<Supplier<List<Long>>>map(span -> () -> bringUp(version, span))
                        .toList(),
                Math.max(1, spans.size()));
    }

    /** Numbers of leads, the first excluded. */
    private record Span(long after, long through) {}

    private List<Long> bringUp(int version, Span span) {
        return transactions.run(() -> {
            List<Long> behind = leads.behind(version, span.after(), span.through(), atATime);
            if (!behind.isEmpty()) {
                Workshop.Bench bench = workshop.open(behind);
                books.write(bench.works().values(), List.of());
                bells.ringAfterCommit(bench.works().values());
            }
            return behind;
        });
    }
}
