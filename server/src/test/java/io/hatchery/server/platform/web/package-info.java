/** Tests of the edge. */
@NullMarked
package io.hatchery.server.platform.web;

import org.jspecify.annotations.NullMarked;
