/** The engine's face: one pure step from a playbook, a lead's state and an input to new state, facts and effects. */
@NullMarked
package io.hatchery.engine;

import org.jspecify.annotations.NullMarked;
