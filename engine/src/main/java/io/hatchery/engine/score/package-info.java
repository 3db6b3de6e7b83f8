/** Scores: fit and engagement, their rules, decay and the grade matrix. */
@NullMarked
package io.hatchery.engine.score;

import org.jspecify.annotations.NullMarked;
