package io.hatchery.engine.segment;

import io.hatchery.engine.condition.Condition;

/** Leads for which the condition is true now. */
public record Segment(String id, String name, String description, Condition condition) {}
