package io.hatchery.server.runtime;

/** Wakes leads whose moment has come. Runs by itself; tests do it by hand. */
public interface Waker {

    /** Wakes all leads that are due by now and answers how many. */
    int tick();
}
