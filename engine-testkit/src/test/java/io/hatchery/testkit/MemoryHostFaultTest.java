package io.hatchery.testkit;

/** The simplest host there can be survives what a host must. */
class MemoryHostFaultTest extends HostFaultConformance {

    @Override
    protected FaultyHost start() {
        return new MemoryHost();
    }
}
