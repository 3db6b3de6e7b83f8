package io.hatchery.server.desk;

import io.hatchery.engine.Input.Happened;
import io.hatchery.server.desk.TaskRows.Handover;
import io.hatchery.server.runtime.ReadModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps tasks and logged calls from their events, and hands open tasks on with the lead. */
@Component
@Order(Desk.READ_MODELS)
class TaskModel implements ReadModel {
    private final TaskRows tasks;
    private final CallRows calls;
    private final MergedRows merged;

    TaskModel(TaskRows tasks, CallRows calls, MergedRows merged) {
        this.merged = merged;
        this.tasks = tasks;
        this.calls = calls;
    }

    @Override
    public void joined(List<Join> joins) {
        List<Long> gone = joins.stream().map(Join::from).toList();
        tasks.forget(gone);
        calls.forget(gone);
    }

    /** For opportunities and alerts as well. */
    @Override
    public void merged(Join merge) {
        merged.merge(merge.from(), merge.into());
    }

    @Override
    public void unmerged(Join merge, List<Long> family) {
        merged.unmerge(merge.from(), merge.into(), family);
    }

    @Override
    public void conclude(List<Change> batch) {
        List<Task> created = new ArrayList<>();
        List<TaskEvent.Changed> changed = new ArrayList<>();
        List<TaskEvent.Done> done = new ArrayList<>();
        List<CallRows.Call> logged = new ArrayList<>();
        for (Change change : batch) {
            for (var input : change.inputs()) {
                if (!(input instanceof Happened event)) {
                    continue;
                }
                switch (TaskEvent.of(event, change.after())) {
                    case TaskEvent.Created(Task task) -> created.add(task);
                    case TaskEvent.Changed it -> changed.add(it);
                    case TaskEvent.Done it -> done.add(it);
                    case null -> {}
                }
                if (event.type().equals("call.logged")) {
                    logged.add(CallRows.Call.of(event));
                }
            }
        }
        write(created, changed, done, logged);
        handOver(batch);
    }

    /** A task is made before it is changed and changed before it is done, whatever the batch. */
    private void write(
            List<Task> created,
            List<TaskEvent.Changed> changed,
            List<TaskEvent.Done> done,
            List<CallRows.Call> logged) {
        if (!created.isEmpty()) {
            tasks.add(created);
        }
        if (!changed.isEmpty()) {
            tasks.change(changed);
        }
        if (!done.isEmpty()) {
            tasks.done(done);
        }
        if (!logged.isEmpty()) {
            calls.add(logged);
        }
        Set<Long> touched = new TreeSet<>();
        created.forEach(it -> touched.add(it.lead()));
        logged.forEach(it -> touched.add(it.lead()));
        if (!touched.isEmpty()) {
            tasks.doneByCalls(touched);
        }
    }

    private void handOver(List<Change> batch) {
        List<Handover> handovers = new ArrayList<>();
        for (Change change : batch) {
            String before = change.before().stage().owner();
            String after = change.after().stage().owner();
            if (after != null && Desk.isPerson(after) && !Objects.equals(before, after)) {
                handovers.add(new Handover(change.lead(), before, after));
            }
        }
        if (!handovers.isEmpty()) {
            tasks.ownersChanged(handovers);
        }
    }
}
