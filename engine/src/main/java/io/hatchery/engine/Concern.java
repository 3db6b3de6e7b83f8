package io.hatchery.engine;

/** What rules decide about. Each concern has its own time to be asked again: see {@link Dues}. */
public enum Concern {
    TAGS,
    SCORES,
    ACCOUNT,
    SEGMENTS,
    STAGE,
    JOURNEYS,
    CONTACT
}
