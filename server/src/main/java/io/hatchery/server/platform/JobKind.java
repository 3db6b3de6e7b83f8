package io.hatchery.server.platform;

/**
 * A kind of long work, registered as a bean. It is done in turns: each turn does a piece (a second or so) and returns where to go on.
 * What a turn returns is stored before the next, so work goes on after a restart from the last stored turn: doing a turn again must do
 * no harm. Between turns it may be cancelled.
 *
 * @param <S> all that a turn needs to know, stored as JSON
 */
public interface JobKind<S extends Record> {

    /** The name of the kind, kebab-case. The message {@code job-kind.<name>} names it to people. */
    String name();

    /** The type of its state. */
    Class<S> state();

    /** Does the next piece. An exception is tried again a few times, then the job has failed. */
    Turn<S> turn(Job job, S state);

    /** It was cancelled at this state; nothing need be done. */
    default void cancelled(Job job, S state) {}

    /** How a turn ended. */
    sealed interface Turn<S extends Record> {

        /** There is more to do. {@code total} 0 or less: not known. */
        record More<S extends Record>(S state, long done, long total, Job.Note note) implements Turn<S> {}

        /** All is done. {@code result} is shown as JSON. */
        record Done<S extends Record>(Record result) implements Turn<S> {}

        /** It cannot be done, and why. */
        record Failed<S extends Record>(Job.Note why) implements Turn<S> {}
    }
}
