/** The description of the API: how records, sealed types and problems appear in it. */
@NullMarked
package io.hatchery.server.platform.openapi;

import org.jspecify.annotations.NullMarked;
