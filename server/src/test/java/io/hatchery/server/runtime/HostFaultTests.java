package io.hatchery.server.runtime;

import io.hatchery.testkit.FaultyHost;
import io.hatchery.testkit.HostFaultConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The PostgreSQL host survives what every host must. */
class HostFaultTests extends HostFaultConformance {
    @SuppressWarnings("NullAway.Init")
    private static SimulatedDatabase database;

    @BeforeAll
    static void open() {
        database = new SimulatedDatabase("faults");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected FaultyHost start() {
        return new WiredHost(database);
    }
}
