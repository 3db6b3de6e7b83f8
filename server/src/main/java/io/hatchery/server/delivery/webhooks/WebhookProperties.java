package io.hatchery.server.delivery.webhooks;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What whoever runs the server allows; not to be changed over the network.
 *
 * @param internal whether webhooks may call machines in the server's own network, and without {@code https}
 */
@ConfigurationProperties("hatchery.webhooks")
record WebhookProperties(@DefaultValue("false") boolean internal) {}
