/** Event patterns and their exact, bounded summaries. */
@NullMarked
package io.hatchery.engine.pattern;

import org.jspecify.annotations.NullMarked;
