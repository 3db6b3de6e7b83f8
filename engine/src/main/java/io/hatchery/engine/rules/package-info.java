/** What all deciders share: the step in the making, and which rules look at what. Not for others. */
@NullMarked
package io.hatchery.engine.rules;

import org.jspecify.annotations.NullMarked;
