/** The lifecycle: stages, their entry conditions and the moves between them. */
@NullMarked
package io.hatchery.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
