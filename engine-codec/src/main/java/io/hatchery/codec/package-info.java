/** The JSON form of playbooks, inputs, facts, effects and state: one form for the API, the console and the store. */
@NullMarked
package io.hatchery.codec;

import org.jspecify.annotations.NullMarked;
