/** Tests of the engine. */
@NullMarked
package io.hatchery.engine;

import org.jspecify.annotations.NullMarked;
