/** Tests of the library and of rendering. */
@NullMarked
package io.hatchery.server.content;

import org.jspecify.annotations.NullMarked;
