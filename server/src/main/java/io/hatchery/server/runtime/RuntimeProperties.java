package io.hatchery.server.runtime;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the host runs.
 *
 * @param writers transactions at a time; two suffice, more only wait for each other
 * @param batch events in one transaction, at most
 * @param linger how long a batch that is not full waits for more
 * @param waiting events that may wait before others are turned away
 * @param background whether leads are woken and effects carried out by themselves; tests do it by hand
 */
@ConfigurationProperties("hatchery.runtime")
record RuntimeProperties(
        @DefaultValue("2") int writers,
        @DefaultValue("500") int batch,
        @DefaultValue("2ms") Duration linger,
        @DefaultValue("20000") int waiting,
        @DefaultValue("true") boolean background) {}
