/** Tests of outgoing webhooks. */
@NullMarked
package io.hatchery.server.delivery.webhooks;

import org.jspecify.annotations.NullMarked;
