/** Tests of insight. */
@NullMarked
package io.hatchery.server.insight;

import org.jspecify.annotations.NullMarked;
