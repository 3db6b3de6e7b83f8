package io.hatchery.testkit;

/** The simplest host there can be passes the suite; so the suite asks nothing of a database. */
class MemoryHostTest extends HostConformance {

    @Override
    protected Host start() {
        return new MemoryHost();
    }
}
