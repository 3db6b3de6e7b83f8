package io.hatchery.server.platform;

import java.util.List;
import java.util.Optional;

/** Long work in the background, visible at {@code /api/jobs}. */
public interface Jobs {

    /**
     * Asks for work. It begins once the caller's transaction has committed.
     *
     * @param by the actor who asks: {@code user:<id>} or {@code system}
     * @return the job's id
     */
    <S extends Record> String start(JobKind<S> kind, S first, String by);

    Optional<Job> find(String id);

    /** Jobs of a kind that have not ended. */
    List<Job> running(String kind);

    /** Asks it to stop after its present turn; nothing happens when it has ended. */
    void cancel(String id);
}
