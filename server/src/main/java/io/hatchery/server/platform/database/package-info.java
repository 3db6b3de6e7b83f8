/** The database: the embedded PostgreSQL and its programs, or a connection to another server; migrated before anyone uses it. */
@NullMarked
package io.hatchery.server.platform.database;

import org.jspecify.annotations.NullMarked;
