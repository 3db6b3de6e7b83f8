package io.hatchery.server.runtime;

import java.util.List;

/** Takes back what was told wrongly, such as a file with its columns mixed up. */
public interface Corrections {

    /**
     * Takes back all that a source told of a lead: the lead is what it would be had it never been told, and what happened to it since is
     * told again, as history. A lead of which nobody else told anything is removed. What has left the house stays sent.
     *
     * @param source as its events name it, such as {@code import:<id>}
     * @param by {@code user:<id>}
     */
    Outcome takeBack(long lead, String source, String by);

    /**
     * The same for many leads, a few at once. Done again, those that are taken back already are passed by.
     *
     * @throws RuntimeException when one of them failed; the others may be taken back all the same
     */
    Outcomes takeBackAll(List<Long> leads, String source, String by);

    /**
     * What became of many.
     *
     * @param removed came by the source alone
     * @param corrected are what they were
     * @param kept were merged since, and stay as they are
     */
    record Outcomes(long removed, long corrected, long kept) {}

    /** What became of the lead. */
    enum Outcome {
        /** The source told nothing of it, or it is gone. */
        NOTHING,
        /** It came by the source alone and is no more. */
        REMOVED,
        /** It is what it was. */
        CORRECTED,
        /** It was merged with another since, which is to be undone first; it stays as it is. */
        MERGED_SINCE
    }
}
