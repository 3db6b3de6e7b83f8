/** The edge: problem responses, JSON, limits, headers, and the console's files. */
@NullMarked
package io.hatchery.server.platform.web;

import org.jspecify.annotations.NullMarked;
