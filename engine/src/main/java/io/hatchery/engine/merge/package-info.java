/** Two leads that are one person: merged, and taken apart again. */
@NullMarked
package io.hatchery.engine.merge;

import org.jspecify.annotations.NullMarked;
