/** Tags: labels with a group, a weight and a reason. */
@NullMarked
package io.hatchery.engine.tag;

import org.jspecify.annotations.NullMarked;
