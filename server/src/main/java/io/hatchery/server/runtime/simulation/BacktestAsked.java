package io.hatchery.server.runtime.simulation;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.Yardstick;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest is asked to do. The candidate is kept as it was when it was asked, whatever becomes of the draft.
 *
 * @param version of the candidate; null for the draft
 * @param live the version it is compared with
 */
record BacktestAsked(@Nullable Integer version, int live, Yardstick yardstick, Playbook candidate) {}
