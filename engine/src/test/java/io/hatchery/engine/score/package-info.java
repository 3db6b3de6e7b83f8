/** Tests of scores. */
@NullMarked
package io.hatchery.engine.score;

import org.jspecify.annotations.NullMarked;
