/** Outgoing webhooks: calls signed as Standard Webhooks asks, to addresses that are no way into our own network. */
@NullMarked
package io.hatchery.server.delivery.webhooks;

import org.jspecify.annotations.NullMarked;
