/** What the engine builds on: a map made for the few dozen entries of a lead, and matching that always ends. Not for others. */
@NullMarked
package io.hatchery.engine.base;

import org.jspecify.annotations.NullMarked;
