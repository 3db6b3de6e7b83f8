/** Tests of stages, clocks and calendars. */
@NullMarked
package io.hatchery.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
