package io.hatchery.engine.score;

/** What a score measures: who they are, what they did, or whether they are spam. */
public enum Dimension {
    FIT,
    ENGAGEMENT,
    SPAM
}
