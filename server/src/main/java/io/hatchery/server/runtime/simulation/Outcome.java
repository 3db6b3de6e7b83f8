package io.hatchery.server.runtime.simulation;

/** What a job of a simulation leaves: where its report is. */
record Outcome(String simulation) {}
