/** Background jobs: kept in the database, claimed by whoever is free, done in turns. */
@NullMarked
package io.hatchery.server.platform.jobs;

import org.jspecify.annotations.NullMarked;
