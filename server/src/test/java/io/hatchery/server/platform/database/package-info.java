/** Tests of the embedded database. */
@NullMarked
package io.hatchery.server.platform.database;

import org.jspecify.annotations.NullMarked;
