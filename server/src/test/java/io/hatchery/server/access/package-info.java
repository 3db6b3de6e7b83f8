/** Tests of access. */
@NullMarked
package io.hatchery.server.access;

import org.jspecify.annotations.NullMarked;
