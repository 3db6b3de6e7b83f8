/** Tests of simulations. */
@NullMarked
package io.hatchery.engine.simulation;

import org.jspecify.annotations.NullMarked;
