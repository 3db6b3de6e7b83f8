package io.hatchery.server.runtime.simulation;

/**
 * How far a simulation is.
 *
 * @param after the number of the last lead tried
 * @param total leads there were at its start
 */
record Progress(String simulation, long after, long done, long total) {
    static Progress begin(String simulation) {
        return new Progress(simulation, 0, 0, 0);
    }
}
