package io.hatchery.server.desk;

import io.hatchery.engine.Input.Happened;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says about tasks. */
sealed interface TaskEvent {

    record Created(Task task) implements TaskEvent {}

    /** Put off, renamed or handed to another; null leaves as it was. */
    record Changed(
            String task,
            @Nullable String title,
            @Nullable Instant dueAt,
            @Nullable String owner) implements TaskEvent {}

    record Done(String task, Instant at, @Nullable String by) implements TaskEvent {}

    /** Reads an event; null when it says nothing about tasks. */
    static @Nullable TaskEvent of(Happened event, LeadState lead) {
        Map<String, Value> told = event.properties();
        String task = Values.text(told.get("task"));
        return switch (event.type()) {
            case "task.created" -> created(event, lead, task == null ? event.id() : task, "");
            case "call.logged" -> created(event, lead, event.id(), "next.");
            case "task.changed" ->
                task == null
                        ? null
                        : new Changed(
                                task,
                                Values.text(told.get("title")),
                                Values.moment(told.get("dueAt")),
                                Values.text(told.get("owner")));
            case "task.done" ->
                task == null
                        ? null
                        : new Done(task, event.occurredAt(), event.context().actor());
            default -> null;
        };
    }

    /** A call logged with a next step makes a task of it, for who called unless the lead has another owner in person. */
    private static @Nullable TaskEvent created(Happened event, LeadState lead, String id, String prefix) {
        Map<String, Value> told = event.properties();
        boolean next = !prefix.isEmpty();
        String plain = next ? Values.text(told.get("next")) : null;
        String title = plain == null ? Values.text(told.get(prefix + "title")) : plain;
        Instant dueAt = Values.moment(told.get(prefix + "dueAt"));
        if (title == null) {
            return null;
        }
        String owner = Values.text(told.get(prefix + "owner"));
        String origin = Values.text(told.get("origin"));
        return new Created(new Task(
                id,
                event.lead(),
                title,
                Values.text(told.get(prefix + "note")),
                owner == null ? worker(event, lead) : owner,
                dueAt,
                next ? "call" : origin == null ? "console" : origin,
                event.occurredAt(),
                event.context().actor(),
                null,
                null));
    }

    private static @Nullable String worker(Happened event, LeadState lead) {
        String owner = lead.stage().owner();
        String actor = event.context().actor();
        boolean personal = owner != null && Desk.isPerson(owner);
        return personal || actor == null ? owner : actor;
    }
}
