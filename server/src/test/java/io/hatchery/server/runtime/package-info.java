/** Tests of the PostgreSQL host. */
@NullMarked
package io.hatchery.server.runtime;

import org.jspecify.annotations.NullMarked;
