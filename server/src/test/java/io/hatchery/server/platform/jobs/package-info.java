/** Tests of background jobs. */
@NullMarked
package io.hatchery.server.platform.jobs;

import org.jspecify.annotations.NullMarked;
