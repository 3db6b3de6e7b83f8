package io.hatchery.engine.merge;

import io.hatchery.engine.LeadState;

/** Two leads as they were before they were merged. */
public record Former(LeadState lead, LeadState other) {}
