/** Tests of backtests and dry runs. */
@NullMarked
package io.hatchery.server.runtime.simulation;

import org.jspecify.annotations.NullMarked;
