package io.hatchery.engine;

import java.time.Instant;

/**
 * Something the engine concluded. Folding all facts of a lead yields its state; no playbook is needed for that.
 *
 * @param seq counts the facts of one lead from 1 without gaps
 * @param at when it became true, in the engine's time
 * @param playbook the version of the playbook that concluded it
 * @param cause the id of the input
 */
public record Fact(long lead, long seq, Instant at, int playbook, String cause, Reason reason, Conclusion what) {}
