/** The condition language: what can be asked of a lead, and when the answer may change by itself. */
@NullMarked
package io.hatchery.engine.condition;

import org.jspecify.annotations.NullMarked;
