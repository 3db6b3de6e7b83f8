/** Traits: named, typed facts about a lead, with provenance and time. */
@NullMarked
package io.hatchery.engine.trait;

import org.jspecify.annotations.NullMarked;
