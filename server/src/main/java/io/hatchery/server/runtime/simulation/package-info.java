/** Backtests and dry runs as work in the background: lives on record and leads as they are, tried by the engine's simulation. */
@NullMarked
package io.hatchery.server.runtime.simulation;

import org.jspecify.annotations.NullMarked;
