package io.hatchery.server.runtime;

/** Carries out effects. Runs by itself; tests do it by hand. */
public interface Outbox {

    /** Carries out everything due by now and answers how many effects were attempted. */
    int drain();
}
