package io.hatchery.server.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Long work that goes on by itself.
 *
 * @param done how much of {@code total} is done, in units of its own
 * @param total null while it is not known
 * @param note what it does now, or why it failed
 * @param result what came of it, when it is done
 * @param startedBy the actor who asked for it
 */
public record Job(
        String id,
        String kind,
        State state,
        long done,
        @Nullable Long total,
        @Nullable Note note,
        @Nullable JsonNode result,
        String startedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** Where it stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing more will come of it. */
        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** A sentence for people: the message {@code job.<code>} with its arguments. */
    public record Note(String code, List<String> args) {
        public Note {
            args = List.copyOf(args);
        }

        public static Note of(String code, Object... args) {
            return new Note(
                    code, java.util.Arrays.stream(args).map(String::valueOf).toList());
        }
    }
}
